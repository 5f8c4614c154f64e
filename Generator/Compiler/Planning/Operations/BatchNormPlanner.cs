using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans batch normalizations: those of a prediction that could not be folded into weights, and those of training, whose statistics are
/// taken over a whole micro-batch. On a frozen stage training computes with the running averages too.
/// </summary>
internal sealed class BatchNormPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(BatchNormOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused) =>
        Layout.IsSparse(fused.Main.Shape) && planner.KindOf(fused.Main.Inputs[0]) != LayoutKind.NhwcPadded
            ? LayoutKind.Nhwc
            : LayoutKind.NhwcPadded;

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) => new([Kind(planner, fused)]);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Operand factors = pass.Training
            ? Statistics(pass, fused, input)
            : PackedWeights.Factors(pass, Folding(pass.Planner, fused), input.Layout.Channels);
        var kernel = new BatchNormKernel(Geometry(input), Strides.Of(input.Layout), Strides.Of(output.Layout), Within(fused, input));
        pass.Calls.Add(new(stage, kernel, [input.First, factors, output.First]));
        if (Behind(fused, input) is { } function)
            pass.Calls.Add(PointwiseKernel.Call(stage, new ActivationFunction(function), [output], output));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        Value input = pass.Input(fused, 0);
        Value output = pass.Output(fused);
        Value gradient = pass.Gradient(fused)!;
        if (Behind(fused, input) is { } behind)
        {
            Value passed = gradient;
            gradient = pass.Temporary(fused.Main, passed.Layout);
            pass.Calls.Add(PointwiseKernel.Call(stage, new ActivationGradientFunction(behind), [output, passed], gradient));
        }

        NormGeometry geometry = Geometry(input);

        // By vectors the values are computed again, which is faster than to read them from memory.
        Operand[] values = geometry.Elements > 0 ? [output.First] : [];
        Strides ofValues = geometry.Elements > 0 ? Strides.Of(output) : default;
        ActivationOperation? function = Within(fused, input);
        Operand factors = pass.Factors[fused];
        Operand sums = factors;
        if (!IsFrozen(fused))
        {
            sums = Operand.In(SharedBuffer(stage + " sums", BatchNormSumsKernel.Vectors * geometry.Width));
            float weight = pass.Planner.RunningAverages.WeightOf(fused.Main);
            var kernel = new BatchNormSumsKernel(
                geometry, Strides.Of(input), ofValues, Strides.Of(gradient), function, weight);
            IEnumerable<Operand> gradients = fused.Main.Parameters
                .Select(parameter => Operand.Shared(Space.Gradients, pass.Planner.Parameters.OffsetOf(parameter)));
            pass.Calls.Add(new(
                stage, kernel,
                [
                    input.First, .. values, gradient.First, factors, sums, .. gradients,
                    .. State(kernel, stage + " gradient state", BatchNormSumsKernel.StateVectors * geometry.Width),
                ]));
        }

        if (!pass.NeedsGradient(fused, 0))
            return;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var last = new BatchNormGradientKernel(
            geometry,
            Strides.Of(input.Layout),
            ofValues with { Sample = 0 },
            Strides.Of(gradient.Layout),
            Strides.Of(target.Layout),
            function,
            IsFrozen(fused),
            accumulate);
        pass.Calls.Add(new(stage, last, [input.First, .. values, gradient.First, sums, target.First]));
    }

    /// <summary>The activation that the kernels apply themselves: any, or where they go by element one that is a slope.</summary>
    private static ActivationOperation? Within(FusedOperation fused, Value input) =>
        input.Layout.Kind == LayoutKind.Nhwc && fused.Function?.NegativeSlope is null ? null : fused.Function;

    /// <summary>The activation that is a call of its own.</summary>
    private static ActivationOperation? Behind(FusedOperation fused, Value input) => Within(fused, input) is null ? fused.Function : null;

    private static Operand Statistics(ForwardPass pass, FusedOperation fused, Value input)
    {
        string stage = pass.StageOf(fused.Main);
        NormGeometry geometry = Geometry(input);
        Operand factors = Operand.In(SharedBuffer(stage + " factors", BatchNormStatisticsKernel.Vectors * geometry.Width));
        float epsilon = ((BatchNormOperation)fused.Main.Operation).Epsilon;
        var kernel = new BatchNormStatisticsKernel(geometry, Strides.Of(input), epsilon, IsFrozen(fused));
        IEnumerable<Operand> parameters = fused.Main.Parameters
            .Select(parameter => Operand.Shared(Space.Parameters, pass.Planner.Parameters.OffsetOf(parameter)));
        pass.Calls.Add(new(
            stage, kernel,
            [
                input.First, .. parameters, factors,
                .. State(kernel, stage + " state", BatchNormStatisticsKernel.StateVectors * geometry.Width),
            ]));
        pass.Factors[fused] = factors;
        return factors;
    }

    private static Folding Folding(Planner planner, FusedOperation fused) => PackedWeights.FoldingOf(
        planner, new FoldedNorm(fused.Main.Parameters, ((BatchNormOperation)fused.Main.Operation).Epsilon), null);

    private static bool IsFrozen(FusedOperation fused) => fused.Main.Parameters[0].Frozen;

    private static NormGeometry Geometry(Value value) => new(
        value.Layout.Height,
        value.Layout.Width,
        Layout.RoundUp(value.Layout.Channels) / Layout.Block,
        value.Layout.Kind == LayoutKind.Nhwc ? value.Layout.Channels : 0);

    /// <summary>The operand in which a kernel that is called sample by sample keeps what it knows.</summary>
    private static IEnumerable<Operand> State(Kernel kernel, string name, int length) =>
        kernel.Granularity == Granularity.EachSample ? [Operand.In(SharedBuffer(name, length))] : Array.Empty<Operand>();

    /// <summary>Vectors over the channels, which all samples of a micro-batch have in common.</summary>
    private static Buffer SharedBuffer(string name, int length) =>
        new(name, Layout.Create(LayoutKind.Nhwc, new(1, 1, length, true))) { IsShared = true };
}
