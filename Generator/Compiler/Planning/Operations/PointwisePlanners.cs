using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans what works element by element: the value lies as the inputs do, planar where all of them are.</summary>
internal abstract class PointwisePlanner : OperationPlanner
{
    public override LayoutKind Kind(Planner planner, FusedOperation fused) =>
        fused.Main.Inputs.All(input => planner.KindOf(input) == LayoutKind.Nchw) ? LayoutKind.Nchw
        : Layout.IsSparse(fused.Main.Shape) && fused.Main.Inputs.All(input => planner.KindOf(input) != LayoutKind.NhwcPadded) ? LayoutKind.Nhwc
        : LayoutKind.NhwcPadded;

    public override LayoutRequirement LayoutRequirement(Planner planner, FusedOperation fused, int input) => new([planner.KindOf(fused.Result.Index)!.Value]);

    protected static Value[] Inputs(ForwardPass pass, FusedOperation fused) =>
        Enumerable.Range(0, fused.Main.Inputs.Count).Select(input => pass.Input(fused, input)).ToArray();
}

/// <summary>Plans activations that stand alone.</summary>
internal sealed class ActivationPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(ReluOperation), typeof(LeakyReluOperation), typeof(SigmoidOperation), typeof(TanhOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) => pass.Calls.Add(PointwiseKernel.Call(
        pass.StageOf(fused.Main), new ActivationFunction((ActivationOperation)fused.Main.Operation), Inputs(pass, fused), pass.Output(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var function = new ActivationGradientFunction((ActivationOperation)fused.Main.Operation);
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), function, [pass.Output(fused), gradient], target, accumulate));
    }
}

/// <summary>Plans sums of stages.</summary>
internal sealed class AddPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(AddOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value[] inputs = Inputs(pass, fused);
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new SumFunction(inputs.Length, fused.Function), inputs, pass.Output(fused)));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        Value sum = pass.Gradient(fused)!;
        if (fused.Function is { } function)
        {
            Value gradient = sum;
            sum = pass.Temporary(fused.Main, gradient.Layout);
            pass.Calls.Add(PointwiseKernel.Call(stage, new ActivationGradientFunction(function), [pass.Output(fused), gradient], sum));
        }

        for (int input = 0; input < fused.Main.Inputs.Count; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            pass.Calls.Add(PointwiseKernel.Call(stage, new IdentityFunction(), [sum], target, accumulate));
        }
    }
}

/// <summary>Plans products of stages.</summary>
internal sealed class MultiplyPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(MultiplyOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value[] inputs = Inputs(pass, fused);
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new ProductFunction(inputs.Length), inputs, pass.Output(fused)));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        for (int input = 0; input < fused.Main.Inputs.Count; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            // The gradient of one factor is that of the product times all the others.
            Value[] factors = [gradient, .. Enumerable.Range(0, fused.Main.Inputs.Count).Where(other => other != input).Select(other => pass.Input(fused, other))];
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new ProductFunction(factors.Length), factors, target, accumulate));
        }
    }
}

/// <summary>Plans dropout, which only training sees: a prediction's graph has none.</summary>
internal sealed class DropoutPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(DropoutOperation)];

    /// <summary>Not the caller's order: masks are drawn by rows of whole vectors.</summary>
    public override LayoutKind Kind(Planner planner, FusedOperation fused) => base.Kind(planner, fused) == LayoutKind.Nchw ? LayoutKind.Nchw : LayoutKind.NhwcPadded;

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
        ElementwiseLoop sweep = layout.Kind == LayoutKind.Nchw
            ? new(Run.PlaneRow, layout.Channels, layout.Height, layout.Width)
            : new(Run.Row, 1, layout.Height, Layout.RoundUp(layout.Channels) * layout.Width);
        float rate = ((DropoutOperation)fused.Main.Operation).Rate;
        return new(stage, new DropoutKernel(sweep, sweep.StridesOf(input.Layout), sweep.StridesOf(output.Layout), rate, fused.Main.Index), [input.First, output.First]);
    }
}
