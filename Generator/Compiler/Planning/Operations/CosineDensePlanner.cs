using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans layers of cosines, which the runtime computes sample by sample. Only elements are written, so what lies behind them must
/// be zero already.</summary>
internal sealed class CosineDensePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(CosineDenseOperation)];

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([LayoutKind.Nhwc, LayoutKind.NhwcPadded], Contiguous: true, ElementsOnly: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        var operation = (CosineDenseOperation)fused.Main.Operation;
        Value output = pass.Output(fused);
        output.WriteElementsOnly();
        pass.Calls.Add(new(
            pass.StageOf(fused.Main),
            new CosineDenseKernel(operation.InputLength, operation.Units),
            [pass.Input(fused, 0).First, WeightsOf(pass.Planner, fused), output.First]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        var operation = (CosineDenseOperation)fused.Main.Operation;
        Operand? weights = pass.ParameterGradient(fused.Main, 0);
        (Value? target, bool accumulate) = pass.NeedsGradient(fused, 0) ? pass.Contribute(fused, 0) : (null, false);
        target?.WriteElementsOnly();
        pass.Calls.Add(new(
            pass.StageOf(fused.Main),
            new CosineDenseGradientKernel(operation.InputLength, operation.Units, weights is not null, target is not null, accumulate),
            [
                pass.Input(fused, 0).First, WeightsOf(pass.Planner, fused), pass.Output(fused).First, pass.Gradient(fused)!.First,
                .. weights is { } learned ? [learned] : Array.Empty<Operand>(),
                .. target is null ? Array.Empty<Operand>() : [target.First],
            ]));
    }

    private static Operand WeightsOf(Planner planner, FusedOperation fused) =>
        Operand.Shared(Space.Parameters, planner.Parameters.OffsetOf(fused.Main.Parameters[0]));
}
