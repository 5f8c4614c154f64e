namespace Unroll.Exchange.Import.Importers;

/// <summary>Silu, which several nodes spell.</summary>
internal sealed class SiluImporter : ElementImporter;
