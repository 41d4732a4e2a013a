/**
 * The words that a spec may use as keys: every property of Vega-Lite's own schema
 * (vega-lite 6.4.3) except those in {@link REFUSED_WORDS}. A test compares both lists with the
 * schema in the package, so that a new version's words are decided on, one by one.
 */
export const ALLOWED_WORDS: ReadonlySet<string> = new Set(
  `
    aggregate align anchor and angle arc area argmax argmin as aspect autosize axis axisBand axisBottom axisDiscrete
    axisLeft axisPoint axisQuantitative axisRight axisTemporal axisTop axisX axisXBand axisXDiscrete axisXPoint
    axisXQuantitative axisXTemporal axisY axisYBand axisYDiscrete axisYPoint axisYQuantitative axisYTemporal background
    band bandPaddingInner bandPaddingOuter bandPosition bandSize bandWithNestedOffsetPaddingInner
    bandWithNestedOffsetPaddingOuter bandwidth bar barBandPaddingInner base baseline bin binSpacing binned bins blend
    borders bottom bounds box boxplot calculate category center circle clamp clip clipHeight color column columnPadding
    columns concat condition config constant contains content continuousBandSize continuousHeight continuousPadding
    continuousWidth cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft
    cornerRadiusTopRight count countTitle counts cumulative cursor data date datum day default density description
    detail dir direction disable discreteBandSize discreteHeight discreteWidth diverging domain domainCap domainColor
    domainDash domainDashOffset domainMax domainMid domainMin domainOpacity domainRaw domainWidth dx dy ellipsis
    encoding endAngle equal errorband errorbar exponent expr extent extentMajor extentMinor facet field fieldTitle
    fields fill fillColor fillOpacity filled filter fit flatten fold font fontSize fontStyle fontWeight format
    formatType frame from gradient gradientDirection gradientHorizontalMaxLength gradientHorizontalMinLength
    gradientLabelLimit gradientLabelOffset gradientLength gradientOpacity gradientStrokeColor gradientStrokeWidth
    gradientThickness gradientVerticalMaxLength gradientVerticalMinLength grid gridAlign gridCap gridColor gridDash
    gridDashOffset gridOpacity gridWidth group-subtitle group-title groupby grouping gt gte guide-label guide-title
    hconcat header headerColumn headerFacet headerRow heatmap height hours ignorePeers impute innerRadius interpolate
    interval invalid joinaggregate key keyvals labelAlign labelAnchor labelAngle labelBaseline labelBound labelColor
    labelExpr labelFlush labelFlushOffset labelFont labelFontSize labelFontStyle labelFontWeight labelLimit
    labelLineHeight labelOffset labelOpacity labelOrient labelOverlap labelPadding labelSeparation labels layer layout
    left legend legendX legendY limit line lineBreak lineHeight loess lookup lt lte mark max maxBandSize maxExtent
    maxFontSize maxOpacity maxSize maxStrokeWidth maxbins maxsteps median method milliseconds min minBandSize minExtent
    minFontSize minOpacity minSize minStrokeWidth minstep minsteps minutes month name nice normalizedNumberFormat
    normalizedNumberFormatType not number numberFormat numberFormatType offset offsetBandPaddingInner
    offsetBandPaddingOuter on oneOf op opacity or order ordinal orient outerRadius outliers padAngle padding
    paddingInner paddingOuter param params parse pivot point pointPadding position quantile quantileCount quantizeCount
    quarter r1 r2 radius radius2 radius2Offset radiusOffset ramp range rangeMax rangeMin rect rectBandPaddingInner
    regression repeat rescale resize resolve reverse right round row rowPadding rule sample scale scheme seconds shape
    size smooth sort spacing spec square stack start startAngle step steps stop stops stroke strokeCap strokeColor
    strokeDash strokeDashOffset strokeJoin strokeMiterLimit strokeOffset strokeOpacity strokeWidth style subtitle
    subtitleColor subtitleFont subtitleFontSize subtitleFontStyle subtitleFontWeight subtitleLineHeight subtitlePadding
    symbol symbolBaseFillColor symbolBaseStrokeColor symbolDash symbolDashOffset symbolDirection symbolFillColor
    symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeColor symbolStrokeWidth symbolType tension test text
    theta theta2 theta2Offset thetaOffset thickness tick tickBand tickBandPaddingInner tickCap tickColor tickCount
    tickDash tickDashOffset tickExtra tickMinStep tickOffset tickOpacity tickRound tickSize tickWidth ticks timeFormat
    timeFormatType timeUnit timeUnitBandPosition timeUnitBandSize title titleAlign titleAnchor titleAngle titleBaseline
    titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity
    titleOrient titlePadding titleX titleY tooltip tooltipFormat top trail transform type unionWith unit
    unselectedOpacity useUnaggregatedDomain utc valid value values vconcat view week width window x x1 x2 x2Offset
    xError xError2 xOffset xReverse y y1 y2 y2Offset yError yError2
    yOffset year zero zindex divide for gamma probs
`
    .trim()
    .split(/\s+/),
);

/** Words of Vega-Lite that a chart of Molo may not use, and why. */
export const REFUSED_WORDS: Readonly<Record<string, string>> = {
  'loads something or points somewhere': 'url href image $schema $ref',
  'overrides how and where a chart is embedded, evaluation and remote configuration included': 'usermeta',
  'rows that come from nowhere: each must be bound to its package': 'datasets sequence graticule sphere feature mesh property delimiter',
  'reacts to a pointer, or builds controls in the page': `
    select selection bind clear element event input autocomplete placeholder options translate zoom react views toggle nearest
    encodings source stream throttle debounce consume between markname marktype merge empty`,
  'names functions of the program': 'customFormatTypes',
  'the language of the reader decides this, not the author': `
    locale currency decimal thousands numerals percent minus nan dateTime time periods days shortDays months shortMonths`,
  'would speak over the text for those who cannot see the picture': 'aria ariaRole ariaRoleDescription',
  'animation': 'animationDuration framesPerSecond',
  'maps: boundaries are part of the program, not of a spec': `
    geoshape projection latitude latitude2 longitude longitude2 geometry geometries features coordinates bbox properties id parallel
    parallels precision rotate clipAngle clipExtent stepMajor stepMinor reflectX reflectY tilt coefficient distance fraction lobes
    ratio pointRadius`,
};

/** Marks that draw; `image` loads and `geoshape` waits for boundaries that are part of the program. */
export const MARKS: ReadonlySet<string> = new Set(
  'arc area bar boxplot circle errorband errorbar line point rect rule square text tick trail'.split(' '),
);
