namespace Unroll.Exchange.Import.Importers;

/// <summary>GlobalAvgPool.</summary>
internal sealed class ReduceMeanImporter() : ReductionImporter("GlobalAvgPool");
