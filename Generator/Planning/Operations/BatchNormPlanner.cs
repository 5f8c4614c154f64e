using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans batch normalisations: those of a prediction that could not be folded into weights, and those of training, whose statistics are taken over a
/// whole micro-batch. On a frozen stage training computes with the running averages too.
/// </summary>
internal sealed class BatchNormPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(BatchNormOperation)];

    public override bool TakesActivation => true;

    public override LayoutKind Kind(Planner planner, Unit unit) =>
        Layout.IsSparse(unit.Main.Shape) && planner.KindOf(unit.Main.Inputs[0]) != LayoutKind.Padded ? LayoutKind.Exact : LayoutKind.Padded;

    public override Demand Demand(Planner planner, Unit unit, int input) => new([Kind(planner, unit)]);

    public override void Forward(ForwardPass pass, Unit unit)
    {
        string stage = pass.StageOf(unit.Main);
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Operand factors = pass.Training ? Statistics(pass, unit, input) : PackedWeights.Factors(pass, Folding(pass.Planner, unit), input.Layout.Channels);
        var kernel = new BatchNormKernel(Geometry(input), PixelSteps.Of(input) with { Sample = 0 }, PixelSteps.Of(output) with { Sample = 0 }, unit.Function);
        pass.Steps.Add(new(stage, kernel, [input.First, factors, output.First]));
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        string stage = pass.StageOf(unit.Main);
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Value gradient = pass.Gradient(unit)!;
        NormGeometry geometry = Geometry(input);
        Operand factors = pass.Factors[unit];
        Operand sums = factors;
        if (!IsFrozen(unit))
        {
            sums = Operand.In(SharedBuffer(stage + " sums", BatchNormSumsKernel.Vectors * geometry.Width));
            float weight = pass.Planner.RunningAverages.WeightOf(unit.Main);
            var kernel = new BatchNormSumsKernel(geometry, PixelSteps.Of(input), PixelSteps.Of(output), PixelSteps.Of(gradient), unit.Function, weight);
            Operand[] gradients = unit.Main.Parameters.Select(parameter => Operand.Shared(Space.Gradients, pass.Planner.Parameters.OffsetOf(parameter))).ToArray();
            pass.Steps.Add(new(stage, kernel, [input.First, output.First, gradient.First, factors, sums, .. gradients]));
        }

        if (!pass.NeedsGradient(unit, 0))
            return;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        var last = new BatchNormGradientKernel(
            geometry, Within(input), Within(output), Within(gradient), Within(target), unit.Function, IsFrozen(unit), accumulate);
        pass.Steps.Add(new(stage, last, [input.First, output.First, gradient.First, sums, target.First]));
    }

    private static Operand Statistics(ForwardPass pass, Unit unit, Value input)
    {
        string stage = pass.StageOf(unit.Main);
        NormGeometry geometry = Geometry(input);
        Operand factors = Operand.In(SharedBuffer(stage + " factors", BatchNormStatisticsKernel.Vectors * geometry.Width));
        float epsilon = ((BatchNormOperation)unit.Main.Operation).Epsilon;
        var kernel = new BatchNormStatisticsKernel(geometry, PixelSteps.Of(input), epsilon, IsFrozen(unit));
        Operand[] parameters = unit.Main.Parameters.Select(parameter => Operand.Shared(Space.Parameters, pass.Planner.Parameters.OffsetOf(parameter))).ToArray();
        pass.Steps.Add(new(stage, kernel, [input.First, .. parameters, factors]));
        pass.Factors[unit] = factors;
        return factors;
    }

    private static Folding Folding(Planner planner, Unit unit) => PackedWeights.FoldingOf(
        planner, new FoldedNorm(unit.Main.Parameters, ((BatchNormOperation)unit.Main.Operation).Epsilon), null);

    private static bool IsFrozen(Unit unit) => unit.Main.Parameters[0].Frozen;

    private static PixelSteps Within(Value value) => PixelSteps.Of(value) with { Sample = 0 };

    private static NormGeometry Geometry(Value value) => new(
        value.Layout.Height, value.Layout.Width, Layout.RoundUp(value.Layout.Channels) / Layout.Block, value.Layout.Kind == LayoutKind.Exact ? value.Layout.Channels : 0);

    /// <summary>Vectors over the channels, which all samples of a micro-batch have in common.</summary>
    private static Buffer SharedBuffer(string name, int length) => new(name, Layout.Create(LayoutKind.Exact, new(1, 1, length, true))) { IsShared = true };
}
