/** An event of Electron's: whoever hears it may keep what it announces from happening. */
export interface StandInEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function anEvent(): StandInEvent {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
