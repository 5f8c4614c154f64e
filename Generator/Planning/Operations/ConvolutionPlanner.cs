using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans convolutions. Few filters over long rows go along the row (planar), all others along the filters (padded channels),
/// whichever is estimated to be faster.
/// </summary>
internal sealed class ConvolutionPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(ConvolutionOperation)];

    public override bool TakesActivation => true;

    public override bool TakesPool => true;

    public override LayoutKind Kind(Planner planner, Unit unit)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Shape input = planner.NodeOf(unit.Main.Inputs[0]).Shape;
        bool planarInput = planner.KindOf(unit.Main.Inputs[0]) is null or LayoutKind.Planar;
        if (!planarInput || operation.Window is not { StrideY: 1, StrideX: 1 })
            return LayoutKind.Padded;

        var from = new Value(Layout.Create(LayoutKind.Planar, input, Halo(operation, input, unit.Main.Shape)), Operand.Shared(Space.Arena, 0));
        var row = ConvolutionGeometry.AlongRow(unit, from, Target(unit, LayoutKind.Planar), Pooled(unit, LayoutKind.Planar), Pooling.None);
        var channel = ConvolutionGeometry.AlongFilters(unit, from, Target(unit, LayoutKind.Padded), Pooled(unit, LayoutKind.Padded), Pooling.None);
        RegisterFile registers = RegisterFile.Avx512;
        double transposing = input.Channels == 1 ? 0 : input.Length;
        double rowCycles = RowTile.Cycles(row, registers, RowTile.Choose(row, registers)) + transposing;
        return rowCycles < ChannelTile.Cycles(channel, registers, ChannelTile.Choose(channel, registers)) ? LayoutKind.Planar : LayoutKind.Padded;
    }

    public override Demand Demand(Planner planner, Unit unit, int input)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Halo halo = Halo(operation, planner.NodeOf(unit.Main.Inputs[0]).Shape, unit.Main.Shape);
        return planner.KindOf(unit.Result.Index) == LayoutKind.Planar
            ? new([LayoutKind.Planar], halo)
            : new(Planning.Demand.Any, halo, ElementsOnly: true);
    }

    public override void Forward(ForwardPass pass, Unit unit)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        LayoutKind kind = pass.Planner.KindOf(unit.Result.Index)!.Value;
        Value input = pass.Input(unit, 0);
        Value output = pass.Output(unit);
        Value before = output;
        Pooling pooling = unit.Pool is null ? Pooling.None : pass.Training ? Pooling.Both : Pooling.Only;
        if (pooling == Pooling.Both)
            pass.BeforePooling[unit] = before = pass.Temporary(unit.Main, Layout.Create(kind, unit.Main.Shape));

        int source = pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[0]);
        int taps = operation.Window.Height * operation.Window.Width;
        PackedOrder order = kind == LayoutKind.Planar ? PackedOrder.Filters : PackedOrder.Blocks;
        int weights = pass.Planner.ForwardPacking.Add(order, source, taps, operation.InputChannels, operation.Filters);
        Kernel kernel = kind == LayoutKind.Planar
            ? ConvolutionGeometry.AlongRow(unit, input, before, output, pooling)
            : ConvolutionGeometry.AlongFilters(unit, input, before, output, pooling);

        var operands = new List<Operand> { Corner(operation, input), Operand.Shared(Space.Packed, weights) };
        if (operation.Bias)
            operands.Add(Operand.Shared(Space.Parameters, pass.Planner.Parameters.OffsetOf(unit.Main.Parameters[1])));
        if (pooling != Pooling.Only)
            operands.Add(before.First);
        if (pooling != Pooling.None)
            operands.Add(output.First);
        pass.Steps.Add(new(pass.StageOf(unit.Main), kernel, operands.ToArray()));
    }

    public override void Backward(BackwardPass pass, Unit unit) => ConvolutionGradient.Plan(pass, unit);

    /// <summary>The first element under the kernel at the first output pixel.</summary>
    public static Operand Corner(ConvolutionOperation operation, Value input) => input.First.Plus(
        -operation.Window.PadTop * input.Layout.RowStep - operation.Window.PadLeft * input.Layout.PixelStep);

    /// <summary>The zeros that the kernel reads around its input.</summary>
    private static Halo Halo(ConvolutionOperation operation, Shape input, Shape output)
    {
        Window window = operation.Window;
        return new(
            window.PadTop,
            window.PadLeft,
            Math.Max(0, (output.Height - 1) * window.StrideY + window.Height - window.PadTop - input.Height),
            Math.Max(0, (output.Width - 1) * window.StrideX + window.Width - window.PadLeft - input.Width));
    }

    private static Value Target(Unit unit, LayoutKind kind) => new(Layout.Create(kind, unit.Main.Shape), Operand.Shared(Space.Arena, 0));

    private static Value Pooled(Unit unit, LayoutKind kind) => new(Layout.Create(kind, unit.Result.Shape), Operand.Shared(Space.Arena, 0));
}
