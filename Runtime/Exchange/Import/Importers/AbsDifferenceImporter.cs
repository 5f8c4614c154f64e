namespace Unroll.Exchange.Import.Importers;

/// <summary>AbsDifference, which several nodes spell.</summary>
internal sealed class AbsDifferenceImporter() : PairImporter("AbsDifference");
