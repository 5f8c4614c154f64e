using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans rectifiers with learned slopes. The gradient of a slope is that of a bias of what the elements add to it. It is summed over the
/// pixels of each channel, or, of one slope for all, over everything as one plane.
/// </summary>
internal sealed class PReluPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(PReluOperation)];

    /// <summary>No: a vector of slopes would reach from one pixel into the next.</summary>
    protected override bool MayBeNhwc => false;

    public override void Forward(ForwardPass pass, FusedOperation fused) => pass.Calls.Add(PointwiseKernel.Call(
        pass.StageOf(fused.Main),
        new PReluFunction(PerChannel(fused)),
        Inputs(pass, fused),
        pass.Output(fused),
        last: Slope(pass.Planner, fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0), gradient = pass.Gradient(fused)!;
        if (pass.ParameterGradient(fused.Main, 0) is { } slope)
        {
            Value terms = pass.Temporary(fused.Main, Layout.Create(gradient.Layout.Kind, fused.Main.Shape));
            pass.Calls.Add(PointwiseKernel.Call(stage, new SlopeGradientFunction(), [input, gradient], terms));
            pass.Calls.Add(PerChannel(fused)
                ? BiasGradientKernel.Call(stage, terms, slope)
                : new(stage, SumOf(terms), [terms.First, slope]));
        }

        if (!pass.NeedsGradient(fused, 0))
            return;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        pass.Calls.Add(PointwiseKernel.Call(
            stage, new PReluGradientFunction(PerChannel(fused)), [input, gradient], target, accumulate, Slope(pass.Planner, fused)));
    }

    /// <summary>The sum of all elements: rows of pixels with all their channels, or the rows of all channels.</summary>
    private static BiasGradientKernel SumOf(Value terms)
    {
        Layout layout = terms.Layout;
        bool isPlanar = layout.Kind == LayoutKind.Nchw;
        return new(
            IsPlanar: true,
            Rows: isPlanar ? layout.Channels * layout.Height : layout.Height,
            Columns: isPlanar ? layout.Width : layout.Width * layout.PixelStride,
            Channels: 1,
            Gradient: Strides.Of(terms) with { Pixel = 1, Channel = 0 });
    }

    private static bool PerChannel(FusedOperation fused) => ((PReluOperation)fused.Main.Operation).PerChannel;

    private static Operand Slope(Planner planner, FusedOperation fused) =>
        Operand.Shared(Space.Parameters, planner.Parameters.OffsetOf(fused.Main.Parameters[0]));
}
