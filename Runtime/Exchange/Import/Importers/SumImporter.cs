namespace Unroll.Exchange.Import.Importers;

/// <summary>Add of any number of values.</summary>
internal sealed class SumImporter() : JoinImporter("Add");
