namespace Unroll.Exchange.Import.Importers;

/// <summary>Mish.</summary>
internal sealed class MishImporter : ElementImporter;
