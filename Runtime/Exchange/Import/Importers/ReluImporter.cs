namespace Unroll.Exchange.Import.Importers;

/// <summary>Relu.</summary>
internal sealed class ReluImporter : ElementImporter;
