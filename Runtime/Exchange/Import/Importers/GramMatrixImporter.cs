namespace Unroll.Exchange.Import.Importers;

/// <summary>GramMatrix of the channels, a row of all pixels each; several nodes spell it. What it is divided by are its pixels, or those
/// times the channels.</summary>
internal sealed class GramMatrixImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        if (value.Rank != 3 || value.Extents[0] != 1)
            throw context.Unsupported("a matrix of each sample times its transpose");
        (int channels, int pixels) = (value.Extents[1], value.Extents[2]);
        float divisor = context.Node.Number("divisor", 1);
        bool isByChannels = divisor == (float)((double)pixels * channels) && channels > 1;
        if (divisor != pixels && !isByChannels)
            throw context.Unsupported($"a division by {pixels} columns, or by {(long)pixels * channels} numbers");
        value = context.WithChannels(value, 1);
        var operation = new DeclaredOperation(
            "GramMatrix", OperationPlace.Behind, new ValueShape(channels, channels, 1), value.Operation);
        if (isByChannels)
            operation.Arguments.Add("DivideByChannels = true");
        return context.Add(operation, ElementOrder.RowMajor([1, channels, channels]));
    }
}
