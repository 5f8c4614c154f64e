using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans normalizations within a sample, which the runtime computes. Groups of channels are taken along padded channels, or in planes where
/// these are few; single pixels where the channels of each lie side by side.
/// </summary>
internal sealed class SampleNormPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(InstanceNormOperation), typeof(GroupNormOperation), typeof(LayerNormOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused)
    {
        if (Groups(fused) is null)
            return Layout.KindOf(fused.Main.Shape);
        return Layout.IsSparse(fused.Main.Shape) || planner.KindOf(fused.Main.Inputs[0]) == LayoutKind.Nchw
            ? LayoutKind.Nchw
            : LayoutKind.NhwcPadded;
    }

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) => new([Kind(planner, fused)]);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        (Value input, Value output) = (pass.Input(fused, 0), pass.Output(fused));
        output.WriteElementsOnly();
        SampleNormGeometry geometry = Geometry(fused, input, output);
        Operand statistics = Operand.In(
            new(stage + " statistics", Layout.Create(LayoutKind.Nhwc, new(1, 1, geometry.Statistics, true))));
        pass.Factors[fused] = statistics;
        var norm = (SampleNormOperation)fused.Main.Operation;
        var kernel = new SampleNormKernel(
            geometry, norm.Epsilon, norm.Affine, Strides.Of(input.Layout), Strides.Of(output.Layout));
        pass.Calls.Add(new(
            stage,
            kernel,
            [
                input.First,
                .. fused.Main.Parameters.Select(parameter =>
                    Operand.Shared(Space.Parameters, pass.Planner.Parameters.OffsetOf(parameter))),
                output.First,
                statistics,
                .. Scratch(stage, geometry.ForwardScratch),
            ]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        (Value input, Value gradient, Operand statistics) = (pass.Input(fused, 0), pass.Gradient(fused)!, pass.Factors[fused]);
        bool affine = ((SampleNormOperation)fused.Main.Operation).Affine;
        Operand[] learned = [.. fused.Main.Parameters.Select((_, i) => pass.ParameterGradient(fused.Main, i)).OfType<Operand>()];
        (Value? target, bool accumulate) = pass.NeedsGradient(fused, 0) ? pass.Contribute(fused, 0) : (null, false);
        target?.WriteElementsOnly();
        SampleNormGeometry geometry = target is null ? Geometry(fused, input, gradient) : Geometry(fused, input, gradient, target);
        var kernel = new SampleNormGradientKernel(
            geometry, affine, learned.Length > 0, Strides.Of(input), Strides.Of(gradient), statistics.SampleStride,
            target is null ? null : Strides.Of(target), accumulate);
        pass.Calls.Add(new(
            stage,
            kernel,
            [
                input.First, gradient.First,
                .. affine
                    ? [Operand.Shared(Space.Parameters, pass.Planner.Parameters.OffsetOf(fused.Main.Parameters[0]))]
                    : Array.Empty<Operand>(),
                statistics,
                .. learned,
                .. target is null ? Array.Empty<Operand>() : [target.First],
                .. Scratch(stage, geometry.BackwardScratch),
            ]));
    }

    private static int? Groups(FusedOperation fused) =>
        ((SampleNormOperation)fused.Main.Operation).GroupsOf(fused.Main.Shape.Channels);

    private static Operand[] Scratch(string stage, int length) => length == 0 ? [] : [Operand.Scratch(stage + " sums", length)];

    /// <summary>The pixels are in one run where nothing lies between the rows of any value.</summary>
    private static SampleNormGeometry Geometry(FusedOperation fused, params Value[] values)
    {
        Layout layout = values[0].Layout;
        return values.Any(value => value.Layout.HasGaps)
            ? new(layout.Height, layout.Width, layout.Channels, Groups(fused))
            : new(1, layout.Height * layout.Width, layout.Channels, Groups(fused));
    }
}
