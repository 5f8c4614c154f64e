namespace Unroll.Exchange.Import.Importers;

/// <summary>PRelu with one slope, or one for each channel.</summary>
internal sealed class PReluImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Value(0);
        ModelTensor slope = context.Constant(1);
        bool isPerChannel = slope.Length > 1;
        (value, float[] slopes) = ChannelNumbers.Of(context, value, slope);
        var operation = new DeclaredOperation("PRelu", OperationPlace.Behind, value.Shape, value.Operation);
        if (isPerChannel)
            operation.Arguments.Add("PerChannel = true");
        else
            slopes = [slopes[0]];
        operation.Parameters.Add(new DeclaredParameter("slope", [slopes.Length], slopes, context.Node.Inputs[1]));
        return context.Add(operation, value.Order);
    }
}
