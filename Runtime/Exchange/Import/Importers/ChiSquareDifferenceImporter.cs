namespace Unroll.Exchange.Import.Importers;

/// <summary>ChiSquareDifference, which several nodes spell.</summary>
internal sealed class ChiSquareDifferenceImporter() : PairImporter("ChiSquareDifference");
