namespace Unroll.Exchange.Import.Importers;

/// <summary>Tanh.</summary>
internal sealed class TanhImporter : ElementImporter;
