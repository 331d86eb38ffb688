export function OffersView() {
  return <section className="view" />;
}
