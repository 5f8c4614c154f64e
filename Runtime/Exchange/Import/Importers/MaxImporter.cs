namespace Unroll.Exchange.Import.Importers;

/// <summary>Maximum.</summary>
internal sealed class MaxImporter() : JoinImporter("Maximum");
