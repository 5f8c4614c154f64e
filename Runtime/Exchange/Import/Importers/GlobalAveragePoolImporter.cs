namespace Unroll.Exchange.Import.Importers;

/// <summary>GlobalAvgPool.</summary>
internal sealed class GlobalAveragePoolImporter() : GlobalPoolImporter("GlobalAvgPool");
