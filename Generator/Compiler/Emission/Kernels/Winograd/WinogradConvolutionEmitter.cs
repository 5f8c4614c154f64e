using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes <see cref="WinogradConvolutionKernel"/>: the walk over groups of tiles, the transforms, and the matrix products.
/// </summary>
internal sealed class WinogradConvolutionEmitter : KernelEmitter<WinogradConvolutionKernel>
{
    protected override void Emit(WinogradConvolutionKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        string method = names.MethodOf(kernel);
        WinogradTransforms transforms = WinogradTransforms.Of(kernel.Tiling.Variant);
        WinogradSchedule schedule = kernel.ScheduleFor(isa.Registers);
        code.Comment(kernel.Summary);
        if (kernel.Groups > 1)
            WriteGroups(kernel, method, code);
        using (code.Method(kernel.Groups > 1
            ? $"private static void {method}Group({Parameters(kernel)})"
            : $"internal static void {method}({Parameters(kernel)})"))
        {
            int parts = schedule.Parts.Sum(segment => segment.Count);
            if (kernel.ParallelSplit == ParallelSplit.Rows)
                code.Share("Part", parts);
            else if (kernel.ParallelSplit == ParallelSplit.Filters)
                WriteBlocks(kernel, schedule.BlocksAtOnce, code);
            foreach (Segment segment in schedule.Parts)
            {
                using (kernel.ParallelSplit == ParallelSplit.Rows
                    ? code.ShareLoop("Part", segment, parts)
                    : code.Loop("part", segment.Count))
                    WritePart(kernel, names, segment, code);
            }
        }

        new WinogradOutputWriter(kernel, transforms.Output).WriteMethod(method + "Output", isa, code);
    }

    /// <summary>The method of the kernel, which calls that of a group for each.</summary>
    private static void WriteGroups(WinogradConvolutionKernel kernel, string method, CodeWriter code)
    {
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        using (code.Loop("group", kernel.Groups))
        {
            IEnumerable<string> arguments = kernel.Operands.Select(operand => "ref " + Isa.Move(
                operand,
                Address.Term("group", kernel.Groups, operand switch
                {
                    "input" => kernel.Channels,
                    "weights" => kernel.GroupWeights,
                    "scratch" => 0,
                    _ => kernel.OutputWidth,
                })));
            code.Line($"{method}Group({string.Join(", ", arguments)}{(kernel.IsParallel ? ", share, shares" : "")});");
        }

        code.Line();
    }

    /// <summary>By filters it is the products, and the transforms of their sums, that are divided.</summary>
    private static string Blocks(WinogradConvolutionKernel kernel) =>
        kernel.ParallelSplit == ParallelSplit.Filters ? ", firstBlock, endBlock" : "";

    /// <summary>Shares of whole tiles of every product.</summary>
    private static void WriteBlocks(WinogradConvolutionKernel kernel, int unit, CodeWriter code)
    {
        code.Share("Unit", kernel.Blocks / unit);
        code.Line(Invariant($"int firstBlock = firstUnit * {unit}, endBlock = endUnit * {unit};"));
    }

    private static void WritePart(WinogradConvolutionKernel kernel, GeneratedNames names, Segment segment, CodeWriter code)
    {
        string method = names.MethodOf(kernel);
        WinogradTiling tiling = kernel.Tiling;
        PaddedImage image = kernel.Input;
        string first = Address.Sum(Address.Term("part", segment.Count, segment.Tile), CodeWriter.Number(segment.Start));
        using (Tiles())
        {
            int depth = 0;
            foreach (WinogradPhase phase in tiling.Variant.Phases)
            {
                var targets = new List<string> { Place(depth) };
                if (tiling.Variant.HasReducedPhases)
                    targets.Add(Place(depth + phase.LastRowShift * kernel.Channels));
                WinogradTransformEmitter.WriteCall(
                    kernel.Transform, names.MethodOf(kernel.Transform), "input",
                    PolyphaseAxis.Of(phase.Row - image.PadTop, tiling.Variant.Stride, image.Rows, image.Strides.Row),
                    PolyphaseAxis.Of(phase.Column - image.PadLeft, tiling.Variant.Stride, image.Columns, image.Strides.Pixel),
                    kernel.BorderOffset, string.Join(", ref ", targets), code);
                depth += kernel.Channels;
            }
        }

        foreach (WinogradPoints group in tiling.Variant.Groups)
            WriteProducts(kernel, names, segment.Tile, group, code);

        using (Tiles())
        {
            var arguments = new List<string>
            {
                Invariant($"ref Unsafe.Add(ref scratch, tile * {kernel.OutputTileStride} + {kernel.SumsOffset})"),
            };
            foreach ((string operand, Strides strides) in kernel.Epilogue.Places)
            {
                // An output tile has half as many pooled rows and columns.
                int divisor = operand == "pooled" ? 2 : 1;
                arguments.Add(operand == "bias" ? "ref bias"
                    : Invariant($"ref Unsafe.Add(ref {operand}, row * {strides.Row / divisor} + column * {strides.Pixel / divisor})"));
            }

            if (tiling.IsRagged)
                arguments.AddRange([Invariant($"{tiling.Rows} - row"), Invariant($"{tiling.Columns} - column")]);
            code.Line($"{method}Output({string.Join(", ", arguments)}{Blocks(kernel)});");
        }

        string Place(int offset) =>
            $"Unsafe.Add(ref scratch, {Address.Sum(Invariant($"tile * {kernel.InputTileStride}"), CodeWriter.Number(offset))})";

        CodeWriter.Braces Tiles()
        {
            CodeWriter.Braces braces = code.Block(Invariant($"for (int tile = 0; tile < {segment.Tile}; tile++)"));
            code.Line($"int outputTile = {Address.Sum(first, "tile")};");
            code.Line(Invariant($"int row = outputTile / {tiling.TileColumns} * {tiling.OutputTile};"));
            code.Line(Invariant($"int column = outputTile % {tiling.TileColumns} * {tiling.OutputTile};"));
            return braces;
        }
    }

    /// <summary>
    /// The products of a group of positions, row by row; the packed weights of all positions follow each other without gaps.
    /// </summary>
    private static void WriteProducts(
        WinogradConvolutionKernel kernel, GeneratedNames names, int tiles, WinogradPoints group, CodeWriter code)
    {
        WinogradVariant variant = kernel.Tiling.Variant;
        string product = names.MethodOf(kernel.Product(tiles, group.Phases));
        if (!variant.HasReducedPhases)
        {
            using (code.Block(Invariant($"for (int position = 0; position < {variant.Positions}; position++)")))
                code.Line(Call("position", Invariant($"position * {kernel.WeightLength(group.Phases)}")));
            return;
        }

        int rowLength = kernel.WeightLength(variant.Groups.Where(other => other.FirstRow == 0).Sum(other => other.Columns * other.Phases));
        int columnLength = kernel.WeightLength(variant.Groups.First(other => other.FirstRow == group.FirstRow).Phases);
        using (code.Block(Invariant($"for (int row = {group.FirstRow}; row < {group.FirstRow + group.Rows}; row++)")))
        using (code.Block(Invariant($"for (int column = {group.FirstColumn}; column < {group.FirstColumn + group.Columns}; column++)")))
            code.Line(Call(Invariant($"(row * {variant.InputTile} + column)"), Invariant($"row * {rowLength} + column * {columnLength}")));

        string Call(string position, string weights)
        {
            string input = Invariant($"ref Unsafe.Add(ref scratch, {position} * {kernel.InputPositionStep})");
            string sums = Invariant($"ref Unsafe.Add(ref scratch, {position} * {kernel.OutputPositionStep} + {kernel.SumsOffset})");
            return $"{product}({input}, ref Unsafe.Add(ref weights, {weights}), {sums}{Blocks(kernel)});";
        }
    }
}
