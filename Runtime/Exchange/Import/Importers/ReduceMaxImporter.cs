namespace Unroll.Exchange.Import.Importers;

/// <summary>GlobalMaxPool.</summary>
internal sealed class ReduceMaxImporter() : ReductionImporter("GlobalMaxPool");
