namespace Unroll.Exchange.Import.Importers;

/// <summary>DepthToSpace, of mode DCR or CRD.</summary>
internal sealed class DepthToSpaceImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        DeclaredOperation input = context.Planes(0);
        (long block, string mode) = (context.Node.Integer("blocksize", 0), context.Node.Text("mode", "DCR"));
        if (input.IsVector || block is < 1 or > 1 << 14 || input.Shape.Channels % (block * block) != 0 || mode is not ("DCR" or "CRD"))
            throw context.Unsupported("DepthToSpace of mode DCR or CRD, the square of whose block divides the channels");
        int size = (int)block;
        ValueShape from = input.Shape, shape = new(from.Height * size, from.Width * size, from.Channels / (size * size));
        var operation = new DeclaredOperation("DepthToSpace", OperationPlace.Behind, shape, input) { Arguments = [$"{size}"] };
        if (mode == "CRD")
            operation.Arguments.Add("Order = DepthOrder.ChannelFirst");
        return context.AddPlanes(operation);
    }
}
