using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the transform of the sums of a square back to output pixels, with bias, activation and pooling.</summary>
internal sealed class WinogradOutputWriter(WinogradConvolutionKernel kernel, LinearMap map)
{
    private readonly WinogradTiling tiling = kernel.Tiling;

    public void WriteMethod(string method, Isa isa, CodeWriter code)
    {
        var parameters = new List<string> { "ref float sums" };
        parameters.AddRange(kernel.Operands.Where(operand => operand is "bias" or "residual" or "output" or "pooled").Select(operand => "ref float " + operand));
        if (tiling.IsRagged)
            parameters.AddRange(["int rows", "int columns"]);
        bool divided = kernel.ParallelSplit == ParallelSplit.Filters;
        if (divided)
            parameters.AddRange(["int firstBlock", "int endBlock"]);
        string[] references = parameters.Where(parameter => parameter.StartsWith("ref float ", StringComparison.Ordinal))
            .Select(parameter => parameter.Substring("ref float ".Length)).ToArray();
        int vectors = isa.Registers.VectorsPerBlock;
        code.Line();
        code.Line(KernelEmitter.Leaf);
        using (code.Method($"private static void {method}({string.Join(", ", parameters)})"))
        {
            if (divided)
                foreach (string name in references)
                    code.Line(Invariant($"{name} = ref Unsafe.Add(ref {name}, firstBlock * {Layout.Block});"));
            string range = divided
                ? Invariant($"int filter = firstBlock * {vectors}; filter < endBlock * {vectors}")
                : Invariant($"int filter = 0; filter < {kernel.OutputWidth / isa.Lanes}");
            using CodeWriter.Braces filters = code.Block($"for ({range}; filter++)");
            if (kernel.Bias)
                code.Line($"var b = {isa.Load("bias", 0)};");
            TileWriter.Write(
                map, isa, code,
                (row, column) => isa.Load("sums", (row * tiling.Span + column) * kernel.OutputPositionStep),
                (row, column, sum) => WriteResult(row, column, sum, isa, code));
            foreach (string name in references)
                code.Line(Invariant($"{name} = ref Unsafe.Add(ref {name}, {isa.Lanes});"));
        }
    }

    private void WriteResult(int row, int column, string sum, Isa isa, CodeWriter code)
    {
        if (kernel.Bias)
            code.Line($"{sum} += b;");
        if (kernel.Pooling != Pooling.Only)
        {
            // What is added lies beyond the last row or column where the result does, so it is read only where the result is stored.
            string value = kernel.Residual is { } residual ? $"({sum} + {isa.Load("residual", row * residual.Row + column * residual.Pixel)})" : sum;
            if (kernel.Activation is { } activation && kernel.Residual is not null)
                value = $"({ActivationCode.Of(activation).Value(isa, activation, value)})";
            else if (kernel.Activation is { } function)
                code.Line($"{sum} = {ActivationCode.Of(function).Value(isa, function, sum)};");
            int offset = row * kernel.OutputRowStride + column * kernel.OutputPixelStride;
            if (kernel.Accumulate)
                value = $"({isa.Load("output", offset)} + {sum})";
            code.Line(Condition(row, column) + isa.Store(value, "output", offset));
        }

        if (kernel.Pooling != Pooling.None && row % 2 == 1 && column % 2 == 1)
            WritePooled(row - 1, column - 1, isa, code);
    }

    private void WritePooled(int row, int column, Isa isa, CodeWriter code)
    {
        string At(int y, int x) => Invariant($"r{row + y}_{column + x}");
        string largest = At(0, 0);
        code.Line($"{largest} = {isa.Largest(At(1, 0), At(1, 1), isa.Largest(largest, At(0, 1)))};");
        if (kernel.Pooling == Pooling.Only && kernel.Activation is { } activation)
            largest = ActivationCode.Of(activation).Value(isa, activation, largest);
        code.Line(Condition(row, column) + isa.Store(largest, "pooled", row / 2 * kernel.PooledRowStride + column / 2 * kernel.PooledPixelStride));
    }

    /// <summary>What reaches past the last row or column is not stored.</summary>
    private string Condition(int row, int column)
    {
        var tests = new List<string>();
        if (row > 0 && tiling.Rows % tiling.Outputs != 0)
            tests.Add(Invariant($"rows > {row}"));
        if (column > 0 && tiling.Columns % tiling.Outputs != 0)
            tests.Add(Invariant($"columns > {column}"));
        return tests.Count == 0 ? "" : $"if ({string.Join(" & ", tests)}) ";
    }
}
