using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans convolutions by the algorithm that <see cref="ConvolutionChoice"/> finds. The one along the row reads and writes planes, the others
/// padded channels.
/// </summary>
internal sealed class ConvolutionPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(ConvolutionOperation)];

    public override bool TakesActivation => true;

    /// <summary>Not with few filters, which are computed along the row, in planes.</summary>
    public override bool TakesSum(Operation operation) => ((ConvolutionOperation)operation).Filters >= Layout.Block;

    public override bool TakesPool => true;

    public override LayoutKind Kind(Planner planner, Unit unit) =>
        ConvolutionChoice.Of(planner, unit) == ConvolutionAlgorithm.AlongRow ? LayoutKind.Planar : LayoutKind.Padded;

    public override Demand Demand(Planner planner, Unit unit, int input)
    {
        if (input > 0)
            return new([LayoutKind.Padded]);
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Shape shape = planner.NodeOf(unit.Main.Inputs[0]).Shape;
        Halo halo = Halo(operation, shape, unit.Main.Shape);
        return ConvolutionChoice.Of(planner, unit) switch
        {
            ConvolutionAlgorithm.AlongRow => new([LayoutKind.Planar], halo),
            ConvolutionAlgorithm.AlongFilters when ReadsVectors(operation) => new([LayoutKind.Padded], halo, Apart: true),
            ConvolutionAlgorithm.AlongFilters => new(Planning.Demand.Any, halo, ElementsOnly: true, Apart: true),

            // Transformed in whole vectors of channels, the last of which may reach past them. The direct weight gradient reads the border all the same.
            _ => new(
                [LayoutKind.Exact, LayoutKind.Padded],
                planner.Training && Planner.LearnsWeights(unit) && WeightGradientChoice.Tiling(planner, unit) is null ? halo : default,
                ElementsOnly: shape.Channels % Layout.Block == 0),
        };
    }

    public override void Forward(ForwardPass pass, Unit unit)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        ConvolutionAlgorithm algorithm = ConvolutionChoice.Of(pass.Planner, unit);
        LayoutKind kind = pass.Planner.KindOf(unit.Result.Index)!.Value;
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Value before = output;
        Value? residual = unit.Sum is null ? null : pass.Input(unit, 1);
        Pooling pooling = unit.Pool is null ? Pooling.None : pass.Training ? Pooling.Both : Pooling.Only;
        if (pooling == Pooling.Both)
            pass.BeforePooling[unit] = before = pass.Temporary(unit.Main, Layout.Create(kind, unit.Main.Shape));

        WinogradTiling? tiling = ConvolutionChoice.TilingOf(algorithm, operation.Window, pass.Planner.NodeOf(unit.Main.Inputs[0]).Shape, unit.Main.Shape);
        PackedOrder order = tiling is not null ? PackedOrder.Winograd
            : algorithm == ConvolutionAlgorithm.AlongRow ? PackedOrder.Filters : PackedOrder.Blocks;
        var operands = new List<Operand> { tiling is null ? Corner(operation, input) : input.First, PackedWeights.Of(pass, unit.Main, operation, order, tiling?.Filter) };
        Kernel kernel;
        if (tiling is not null)
        {
            WinogradConvolutionKernel squares = WinogradGeometry.Forward(unit, tiling, input, before, output, pooling) with { Residual = StepsOf(residual) };
            operands.Add(Operand.In(Buffer.Scratch(pass.StageOf(unit.Main) + " transformed", squares.ScratchLength)));
            kernel = squares;
        }
        else
        {
            kernel = algorithm == ConvolutionAlgorithm.AlongRow
                ? ConvolutionGeometry.AlongRow(unit, input, before, output, pooling)
                : ConvolutionGeometry.AlongFilters(unit, input, before, output, pooling) with { Residual = StepsOf(residual) };
        }

        if (operation.Bias)
            operands.Add(PackedWeights.Bias(pass, unit.Main, operation.Filters));
        if (residual is not null)
            operands.Add(residual.First);
        if (pooling != Pooling.Only)
            operands.Add(before.First);
        if (pooling != Pooling.None)
            operands.Add(output.First);
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, operands.ToArray()));
    }

    public override void Backward(BackwardPass pass, Unit unit) => ConvolutionGradient.Plan(pass, unit);

    /// <summary>Whether the direct algorithm reads whole vectors of channels, because the filters of a vector belong to several groups.</summary>
    public static bool ReadsVectors(ConvolutionOperation operation) => Grouping.Of(operation) is { IsMixed: true };

    private static PixelSteps? StepsOf(Value? value) => value is null ? null : PixelSteps.Of(value) with { Sample = 0 };

    /// <summary>The first element under the kernel at the first output pixel.</summary>
    public static Operand Corner(ConvolutionOperation operation, Value input) => new WindowGeometry(operation.Window).Corner(input);

    /// <summary>The zeros that the kernel reads around its input.</summary>
    public static Halo Halo(ConvolutionOperation operation, Shape input, Shape output) => new WindowGeometry(operation.Window).Halo(input, output);
}
