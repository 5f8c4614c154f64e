namespace Unroll.Exchange.Import.Importers;

/// <summary>Minimum.</summary>
internal sealed class MinImporter() : JoinImporter("Minimum");
