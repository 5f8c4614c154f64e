namespace Unroll.Exchange.Import.Importers;

/// <summary>Sigmoid.</summary>
internal sealed class SigmoidImporter : ElementImporter;
