using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans dropout, which only training sees: a prediction's graph has none.</summary>
internal sealed class DropoutPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(DropoutOperation)];

    /// <summary>No: masks are drawn by rows of whole vectors.</summary>
    protected override bool MayBeNhwc => false;

    public override void Forward(ForwardPass pass, FusedOperation fused) =>
        pass.Calls.Add(CallOf(pass.StageOf(fused.Main), fused, pass.Input(fused, 0), pass.Output(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        // The mask depends on the runs that were walked forward, so the gradient walks them likewise.
        Value written = accumulate ? pass.Temporary(fused.Main, target.Layout) : target;
        pass.Calls.Add(CallOf(pass.StageOf(fused.Main), fused, gradient, written));
        if (accumulate)
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new IdentityFunction(), [written], target, true));
    }

    private static KernelCall CallOf(string stage, FusedOperation fused, Value input, Value output)
    {
        // Row by row whatever lies between the rows, so that the mask of an element is the same forward and backward.
        Layout layout = output.Layout;
        ElementwiseLoop loop = layout.Kind == LayoutKind.Nchw
            ? new(Run.PlaneRow, layout.Channels, layout.Height, layout.Width)
            : new(Run.Row, 1, layout.Height, Layout.RoundUp(layout.Channels) * layout.Width);
        float rate = ((DropoutOperation)fused.Main.Operation).Rate;
        var kernel = new DropoutKernel(
            loop, loop.StridesOf(input.Layout), loop.StridesOf(output.Layout), rate, fused.Main.Index);
        return new(stage, kernel, [input.First, output.First]);
    }
}
