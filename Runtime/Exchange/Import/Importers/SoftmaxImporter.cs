namespace Unroll.Exchange.Import.Importers;

/// <summary>Softmax over the channels. Before opset 13 it was one over all behind an axis.</summary>
internal sealed class SoftmaxImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        ImportedValue value = context.Channels(context.Value(0));
        bool isOld = context.Node.Opset < 13;
        int axis = context.Node.Axis("axis", isOld ? 1 : -1, value.Extents.Length);
        bool isOfOnePixel = value.Shape.Height * value.Shape.Width == 1;
        bool isOfChannels = isOld && !isOfOnePixel ? axis == 3 && value.Order == ElementOrder.Rows : axis == value.ChannelAxis;
        if (!isOfChannels)
            throw context.Unsupported("Softmax over the channels");
        return context.Add(new DeclaredOperation("Softmax", OperationPlace.Behind, value.Shape, value.Operation), value.Order);
    }
}
