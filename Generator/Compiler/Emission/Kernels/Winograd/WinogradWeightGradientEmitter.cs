using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes <see cref="WinogradWeightGradientKernel"/>: the walk over samples and tiles, the transforms, and the matrix products.
/// </summary>
internal sealed class WinogradWeightGradientEmitter : KernelEmitter<WinogradWeightGradientKernel>
{
    protected override void Emit(WinogradWeightGradientKernel kernel, GeneratedNames names, Isa isa, CodeWriter code)
    {
        string method = names.MethodOf(kernel);
        WinogradTiling tiling = kernel.Tiling;
        WinogradTransforms transforms = WinogradTransforms.Of(tiling.Variant);
        IReadOnlyList<Segment> segments = Segment.Split(tiling.Tiles, kernel.TilesAtOnce);
        code.Comment(kernel.Summary);
        if (kernel.Groups > 1)
        {
            using (code.Method($"internal static void {method}({Parameters(kernel)})"))
            using (code.Loop("group", kernel.Groups))
            {
                string operands = $"{At("input", kernel.Channels)}, {At("outputGradient", kernel.Filters)}, "
                    + $"ref scratch, {At("weightGradient", kernel.Filters)}";
                code.Line($"{method}Group({operands}, count);");
            }

            code.Line();
        }

        using (code.Method(kernel.Groups > 1
            ? $"private static void {method}Group({Parameters(kernel)})"
            : $"internal static void {method}({Parameters(kernel)})"))
        {
            code.Line(Invariant($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scratch, {kernel.SumOffset}), {kernel.SumLength}).Clear();"));
            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                foreach (Segment segment in segments)
                {
                    using (code.Loop("part", segment.Count))
                        WritePart(kernel, names, segment, code);
                }

                code.Line(Invariant($"input = ref Unsafe.Add(ref input, {kernel.Input.Strides.Sample});"));
                code.Line(Invariant($"outputGradient = ref Unsafe.Add(ref outputGradient, {kernel.Gradient.Sample});"));
            }

            code.Line(Invariant($"{method}Filter(ref Unsafe.Add(ref scratch, {kernel.SumOffset}), ref weightGradient);"));
        }

        WriteFilter(kernel, transforms.Filter, method + "Filter", isa, code);
    }

    /// <summary>An operand at a group.</summary>
    private static string At(string operand, int stride) => Invariant($"ref Unsafe.Add(ref {operand}, group * {stride})");

    private static void WritePart(WinogradWeightGradientKernel kernel, GeneratedNames names, Segment segment, CodeWriter code)
    {
        WinogradTiling tiling = kernel.Tiling;
        PaddedImage image = kernel.Input;
        string first = Address.Sum(Address.Term("part", segment.Count, segment.Tile), CodeWriter.Number(segment.Start));
        using (code.Block(Invariant($"for (int tile = 0; tile < {segment.Tile}; tile++)")))
        {
            code.Line($"int outputTile = {Address.Sum(first, "tile")};");
            code.Line(Invariant($"int row = outputTile / {tiling.TileColumns} * {tiling.OutputTile};"));
            code.Line(Invariant($"int column = outputTile % {tiling.TileColumns} * {tiling.OutputTile};"));
            WinogradTransformEmitter.WriteCall(
                kernel.GradientTransform, names.MethodOf(kernel.GradientTransform), "outputGradient",
                PolyphaseAxis.Of(0, 1, tiling.Rows, kernel.Gradient.Row),
                PolyphaseAxis.Of(0, 1, tiling.Columns, kernel.Gradient.Pixel),
                kernel.BorderOffset,
                Invariant($"Unsafe.Add(ref scratch, tile * {Layout.Block} + {kernel.GradientOffset})"), code);
            WinogradTransformEmitter.WriteCall(
                kernel.Transform, names.MethodOf(kernel.Transform), "input",
                PolyphaseAxis.Of(-image.PadTop, 1, image.Rows, image.Strides.Row),
                PolyphaseAxis.Of(-image.PadLeft, 1, image.Columns, image.Strides.Pixel),
                kernel.BorderOffset,
                Invariant($"Unsafe.Add(ref scratch, tile * {kernel.InputTileStride})"), code);
        }

        using (code.Block(Invariant($"for (int position = 0; position < {tiling.Positions}; position++)")))
        {
            string input = Invariant($"ref Unsafe.Add(ref scratch, position * {kernel.InputPositionStep})");
            string gradient = Invariant($"ref Unsafe.Add(ref scratch, position * {kernel.GradientPositionStep} + {kernel.GradientOffset})");
            string sums = Invariant($"ref Unsafe.Add(ref scratch, position * {kernel.SumPositionStep} + {kernel.SumOffset})");
            code.Line($"{names.MethodOf(kernel.Product(segment.Tile))}({input}, {gradient}, {sums});");
        }
    }

    private static void WriteFilter(WinogradWeightGradientKernel kernel, LinearMap map, string method, Isa isa, CodeWriter code)
    {
        code.Line();
        code.Line(Leaf);
        using (code.Method($"private static void {method}(ref float sums, ref float weightGradient)"))
        using (code.Block(Invariant($"for (int channel = 0; channel < {kernel.Channels}; channel++)")))
        {
            using (code.Block(Invariant($"for (int filter = 0; filter < {kernel.OutputWidth}; filter += {isa.Lanes})")))
            {
                // The lanes beyond the last filter are zero, so adding them to what lies behind changes nothing.
                code.Line("ref float gradient = ref Unsafe.Add(ref weightGradient, filter);");
                TileWriter.Write(
                    map, isa, code,
                    (row, column) => isa.Load("sums", (row * kernel.Tiling.InputTile + column) * kernel.SumPositionStep),
                    (row, column, sum) =>
                    {
                        int offset = (row * kernel.Tiling.Variant.Kernel + column) * kernel.Channels * kernel.Groups * kernel.Filters;
                        code.Line(isa.Store($"({isa.Load("gradient", offset)} + {sum})", "gradient", offset));
                    });
                code.Line(Invariant($"sums = ref Unsafe.Add(ref sums, {isa.Lanes});"));
            }

            code.Line(Invariant($"weightGradient = ref Unsafe.Add(ref weightGradient, {kernel.Groups * kernel.Filters});"));
        }
    }
}
