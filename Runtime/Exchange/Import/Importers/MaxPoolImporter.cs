namespace Unroll.Exchange.Import.Importers;

/// <summary>MaxPool.</summary>
internal sealed class MaxPoolImporter() : PoolImporter("MaxPool");
