import { useEffect, useRef } from "react";

interface PopoverProps {
  readonly label: React.ReactNode;
  readonly className: string;
  /** Of those that share a name, one is open at a time. */
  readonly name?: string | undefined;
  readonly children: React.ReactNode;
}

/** What opens over the page beneath its button; Esc or a press elsewhere closes it. */
export function Popover({ label, className, name, children }: PopoverProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      const { current } = details;
      if (current?.open === true && event.target instanceof Node && !current.contains(event.target)) current.open = false;
    };
    window.addEventListener("pointerdown", away);
    return () => {
      window.removeEventListener("pointerdown", away);
    };
  }, []);
  return (
    <details
      ref={details}
      className={`popover ${className}`}
      name={name}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        // Handled here: the evidence panel stays open.
        event.preventDefault();
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary className="button">{label}</summary>
      {children}
    </details>
  );
}
