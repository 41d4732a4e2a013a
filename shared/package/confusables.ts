/**
 * Which characters look like which letters: a part of `confusables.txt` of Unicode Technical Standard
 * #39 (Unicode Security Mechanisms), version 13.0.0, as npm's unhomoglyph 1.0.6 carries it. Taken are
 * single characters of the Basic Multilingual Plane that Unicode's own decomposition (NFKD) leaves as
 * they are, from the Latin, Cyrillic, Greek, Armenian and Cherokee scripts and from the symbols of all
 * scripts, where the prototype has letters or digits; marks and punctuation of prototypes are left out,
 * since `likeness` ignores them. © Unicode, Inc., https://www.unicode.org/license.txt
 */

/** `prototype:characters that look like it`, the prototype being one or several letters. */
const TABLE = `
10:⏨ 2:Ƨƻ⨧ꙄꝚ 3:ƷȜЗҘӠꝪꞫ 4:Ꮞ 5:Ƽ 6:бᏮ 8:Ȣȣ 9:Ꝯ A:ΑАᎪ AA:Ꜳ AE:ÆӔ AO:Ꜵ AU:Ꜷ AV:ꜸꜺ AY:Ꜽ B:ƁΒВᏴꞴ
C:ƇСҪᏟ₡ D:ÐĐƉƊᎠ E:ɆΕЕᎬ⋿ F:ƑϜꞘ G:ƓǤԌᏀᏳ H:ĦΗНҢӇӉᎻⱧ J:ɈͿЈᎫꞲ K:ƘΚКҚҞᏦ₭ⱩꝀ L:ŁᏞ M:ΜϺМӍᎷ N:ƝΝ
O:0ØƟΘΟθОѲӨՕᎤᎾᏫ⊖⊝⍬Ꝋ OE:Œ OO:ꚘꝎ P:ƤΡРᏢ R:ƦᎡᏒ S:ЅՏᏕᏚ T:ŦƬƮȾΤТҬᎢ₮⊤⍡⟙ T3:Ꜩ U:ɄՍᏌ∪⋃ V:ѴᏙ W:ԜᎳᏔ₩
X:ΧХҲ╳Ꭓ Y:¥ƳɎΥУҮҰᎩᎽ Z:ƵȤΖᏃ a:ɑαа⍶⍺ aa:ꜳ ae:æӕ ao:ꜵ au:ꜷ av:ꜹꜻ ay:ꜽ b:ƀƂƃƄɓБЬѢѣҌҍᏏ bl:Ы c:¢ȼсҫᴄꮯ
d:đƌɖɗԁᏧ₫ dz:ʣ dȝ:ʤ dʑ:ʥ e:ɇеҽҿ℮ꬲ f:ƒքᵮẝꞙꬵ fŋ:ʩ g:ƍǥɠɡցᶃ h:ħɦћһհᏂᏲꚕ i:ıɨɩɪιіӏᎥᵻᵼ⍳⍸ꙇꭵ j:ɉϳј k:ƙ
l:1I|łƖƗƚǀɫɭΙІӀ∣⏽ lO:Ю ll:ǁ‖∥ ls:ʪ lt:₶ lz:ʫ lȝ:ɮ n:ƞɳηոռᵰ o:øɵοσоѳөօᴏᴑꝋꬽꬾꭴꮎꮻ o0:%⁒ o00:‰ o000:‱
oe:œ oo:∞ꚙꝏ oᴇ:ɶ p:ƥρрᵽ⍴ q:ʠԛգզ r:ɍɼɽгґғᴦᵲꭇꭈꮁ rn:mɱᵯ₥ s:ƽʂѕᵴꜱꮪ t:ŧƭᵵ tf:ꝷ ts:ʦ tȝ:ꜩ tɕ:ʨ tʃ:ʧ
u:ʋυսᴜᵾꞟꭎꭒꮜ ue:ᵫ uo:ꭣ v:νѵᴠ∨⋁ꮩ w:ɯѡѽԝաᴡꝡꮃ x:×х⤫⤬⨯⨰ y:ƴɏɣʏγуүұᶌỿꭚ z:ƶȥʐᴢᵶꮓ Þ:Ϸ ß:βᏰꞵ þ:ƿϸ
ĸ:κкқҟᴋꮶ ƅ:ьꮟ ƅi:ы Ɔ:ϽↃ Ǝ:∃ Ə:Ә Ɛ:ԐᏋ ƨ:ᴤꙅ Ʃ:Σ∑ ƫ:Ꮏ Ʊ:℧ ǝ:əɚә ǝo:ᴔꭁꭂ Ƕ:Ԋ ȝ:ʒӡꝫ ȷ:յ ɂ:ꭾ Ʌ:ΛЛӅ ɋ:ᶐ
ɔ:ͻᴐↄꬿ ɔe:ꭢ ɜ:зҙᴈ ɢ:ԍᏻꮐ ɰ:պ ɸ:φф ɾ:ᵳ ɿ:℩ ʀ:ꭱꮢ ʃ:∫ꭍ ʊ:ᵿ ʌ:ᴧ ʍ:мӎᴍꮇ ʘ:⊙☉⨀Ꙩ ʙ:вᏼ ʚ:ꞝ ʜ:нңӈӊꮋ ʟ:ꮮ
Γ:ГҐҒᎱ Δ:∆⍙△ Π:П∏ Φ:ФՓ Ψ:Ѱ π:пᴨ ς:ϛ χ:ꭓꭕ ψ:ѱ ω:⍵⍹ꙍꞷ Ж:Җ И:ͶҊ Ъl:Ꙑ Э:℈ ж:җ и:ҋ л:ӆᴫ љ:ꭠ Ѡ:ѼᏇ Ҷ:Ӌ
ҷ:ӌ Ҽ:Ҿ ٢:ꧏ ᴀ:ꭺ ᴅ:ꭰ ᴇ:ꭼ ᴊ:ꭻ ᴎ:ͷи ᴘ:ᴩꮲ ᴙ:я ᴛ:τтҭꭲ ẟ:δծ⸹ Ɐ:∀ Ⱶ:ͰᎨᎰ ⱶ:ꮀ Ꙍ:Ꞷ ꜧ:ꞕ Ꜿ:Ͽ ꜿ:ͽ Ꝺ:ꝺ Ꞓ:Є€
ꞓ:ɛεєԑ⋴⍷ꮛ
`;

export const PROTOTYPES: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/\s+/)
    .flatMap((row) => {
      const [prototype = '', lookAlikes = ''] = row.split(':');
      return [...lookAlikes].map((character) => [character, prototype] as const);
    }),
);
