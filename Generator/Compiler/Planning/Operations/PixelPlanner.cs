using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans what the runtime computes pixel by pixel over the channels. It writes elements only, so the padding of the channels must be zero
/// already. It takes the pixels in one run where nothing lies between the rows.
/// </summary>
internal abstract class PixelPlanner : OperationPlanner
{
    public sealed override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.KindOf(fused.Main.Shape);

    public sealed override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([Kind(planner, fused)]);

    public sealed override void Forward(ForwardPass pass, FusedOperation fused) =>
        pass.Calls.Add(CallOf(pass.StageOf(fused.Main), fused, false, pass.Input(fused, 0), pass.Output(fused)));

    public sealed override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value output = pass.Output(fused);
        Value gradient = pass.Gradient(fused)!;
        Value[] read = FunctionOf(fused.Main.Operation).GradientReadsInput ? [pass.Input(fused, 0), output, gradient] : [output, gradient];
        pass.ContributeBy(fused, 0, kind: null, adds: false, (target, _) =>
            pass.Calls.Add(CallOf(pass.StageOf(fused.Main), fused, true, [.. read, target])));
    }

    /// <summary>The function of an operation.</summary>
    protected abstract PixelFunction FunctionOf(Operation operation);

    private KernelCall CallOf(string stage, FusedOperation fused, bool gradient, params Value[] values)
    {
        PixelFunction function = FunctionOf(fused.Main.Operation);
        Value written = values[values.Length - 1];
        Layout layout = written.Layout;
        written.WriteElementsOnly();
        Operand[] scratch = function.ScratchPerChannel == 0
            ? []
            : [Operand.Scratch(stage + " sums", function.ScratchPerChannel * layout.Channels)];
        (int rows, int pixels) = values.Any(value => value.Layout.HasGaps)
            ? (layout.Height, layout.Width)
            : (1, layout.Height * layout.Width);
        IEnumerable<Strides> strides = values
            .Select(value => new Strides(value.Layout.RowStride, value.Layout.PixelStride))
            .Concat(scratch.Select(_ => new Strides(0, 0)));
        var kernel = new PixelKernel(function, gradient, rows, pixels, layout.Channels, new(strides));
        return new(stage, kernel, [.. values.Select(value => value.First), .. scratch]);
    }
}
