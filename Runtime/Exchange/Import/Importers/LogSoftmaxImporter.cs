namespace Unroll.Exchange.Import.Importers;

/// <summary>LogSoftmax over an extent.</summary>
internal sealed class LogSoftmaxImporter : SoftmaxImporter;
