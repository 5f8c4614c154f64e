namespace Unroll.Exchange.Import.Importers;

/// <summary>HardSwish.</summary>
internal sealed class HardSwishImporter : ElementImporter;
