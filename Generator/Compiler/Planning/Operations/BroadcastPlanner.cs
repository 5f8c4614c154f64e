using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans values that are repeated. Only elements are written, so what lies between them must be zero already.</summary>
internal sealed class BroadcastPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(BroadcastOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.KindOf(fused.Main.Shape);

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        LayoutRequirement.ChannelsLast(planner.NodeOf(fused.Main.Inputs[input]).Shape);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        (Value input, Value output) = (pass.Input(fused, 0), pass.Output(fused));
        output.WriteElementsOnly();
        Shape shape = fused.Main.Shape;
        var kernel = new BroadcastKernel(
            shape.Height, shape.Width, shape.Channels, Repeating(input.Layout), Strides.Of(output.Layout));
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, output.First]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        target.WriteElementsOnly();
        Shape shape = fused.Main.Shape;
        var kernel = new BroadcastGradientKernel(
            shape.Height, shape.Width, shape.Channels, Strides.Of(gradient.Layout), Repeating(target.Layout), accumulate);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [gradient.First, target.First]));
    }

    /// <summary>The strides of a value: 0 along the extents of which it has 1.</summary>
    private static Strides Repeating(Layout layout) => new(
        layout.Height == 1 ? 0 : layout.RowStride, layout.Width == 1 ? 0 : layout.PixelStride, layout.Channels == 1 ? 0 : 1);
}
