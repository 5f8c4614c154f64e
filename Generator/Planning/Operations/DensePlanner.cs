using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans dense layers: one sample streams the weights once; a micro-batch is a matrix product.</summary>
internal sealed class DensePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(DenseOperation)];

    public override bool TakesActivation => true;

    public override Demand Demand(Planner planner, Unit unit, int input) =>
        new([LayoutKind.Exact, LayoutKind.Padded], Contiguous: true, ElementsOnly: true);

    public override void Forward(ForwardPass pass, Unit unit)
    {
        var operation = (DenseOperation)unit.Main.Operation;
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Operand weights = PackedWeights.Of(pass, unit.Main, PackedOrder.Blocks, 1, operation.InputLength, operation.Units);
        Kernel kernel = pass.Planner.MicroBatch > 1
            ? ConvolutionGeometry.Matrix(
                pass.Planner.MicroBatch, operation.InputLength, operation.Units, input.Base.SampleStep, output.Base.SampleStep, operation.Bias, unit.Function, false)
            : new DenseKernel(operation.InputLength, Layout.RoundUp(operation.Units) / Layout.Block, operation.Bias, unit.Function);
        var operands = new List<Operand> { input.First, weights };
        if (operation.Bias)
            operands.Add(PackedWeights.Bias(pass, unit.Main, operation.Units));
        operands.Add(output.First);
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, operands.ToArray()));
    }

    public override void Backward(BackwardPass pass, Unit unit)
    {
        var operation = (DenseOperation)unit.Main.Operation;
        string stage = pass.StageOf(unit.Main);
        Value sums = pass.Gradient(unit)!;
        if (unit.Function is { } function)
        {
            Value gradient = sums;
            sums = pass.Temporary(unit.Main, gradient.Layout);
            pass.Steps.Add(PointwiseKernel.Step(stage, new ActivationGradientFunction(function), [pass.Output(unit), gradient], sums));
        }

        Value input = pass.Input(unit, 0);
        if (operation.Bias && pass.ParameterGradient(unit.Main, 1) is { } bias)
            pass.Steps.Add(ConvolutionGradient.BiasStep(stage, sums, bias));
        if (pass.ParameterGradient(unit.Main, 0) is { } weights)
        {
            var kernel = new ChannelWeightGradientKernel(
                1, 1, operation.Units, operation.InputLength, 1, 1, 0, 0, 0, 0, 1, input.Base.SampleStep, 0, 0, sums.Base.SampleStep);
            pass.Steps.Add(new(stage, kernel, [input.First, sums.First, weights]));
        }

        if (!pass.NeedsGradient(unit, 0))
            return;
        (Value target, bool accumulate) = pass.Contribute(unit, 0);
        int source = pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[0]);
        int packed = pass.Planner.BackwardPacking.Add(PackedOrder.TransposedBlocks, source, 1, operation.InputLength, operation.Units);
        Kernel product = ConvolutionGeometry.Matrix(
            pass.Planner.MicroBatch, operation.Units, operation.InputLength, sums.Base.SampleStep, target.Base.SampleStep, false, null, accumulate);
        pass.Steps.Add(new(stage, product, [sums.First, Operand.Shared(Space.PackedBackward, packed), target.First]));
    }
}
