namespace Unroll.Exchange.Import.Importers;

/// <summary>Dense without a bias, which an Add behind it may give it.</summary>
internal sealed class MatMulImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context) => DenseLayer.Add(context, isTurned: false, 1, null);
}
