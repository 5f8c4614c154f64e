using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the transform of the sums of a tile back to output pixels, with bias, activation and pooling.</summary>
internal sealed class WinogradOutputWriter(WinogradConvolutionKernel kernel, LinearMap map)
{
    private readonly WinogradTiling tiling = kernel.Tiling;

    public void WriteMethod(string method, Isa isa, CodeWriter code)
    {
        var parameters = new List<string> { "ref float sums" };
        parameters.AddRange(kernel.Epilogue.Operands().Select(operand => "ref float " + operand));
        if (tiling.IsRagged)
            parameters.AddRange(["int rows", "int columns"]);
        bool divided = kernel.ParallelSplit == ParallelSplit.Filters;
        if (divided)
            parameters.AddRange(["int firstBlock", "int endBlock"]);
        string[] references = kernel.Epilogue.Operands("sums");
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
            if (kernel.Epilogue.Bias)
                code.Line($"var b = {isa.Load("bias", 0)};");
            var writer = new EpilogueWriter(kernel.Epilogue, isa, code);
            TileWriter.Write(
                map, isa, code,
                (row, column) => isa.Load("sums", (row * tiling.InputTile + column) * kernel.OutputPositionStep),
                (row, column, sum) => WriteResult(row, column, sum, writer, code));
            foreach (string name in references)
                code.Line(Invariant($"{name} = ref Unsafe.Add(ref {name}, {isa.Lanes});"));
        }
    }

    private void WriteResult(int row, int column, string sum, EpilogueWriter writer, CodeWriter code)
    {
        if (kernel.Epilogue.Bias)
            code.Line($"{sum} += b;");
        if (kernel.Epilogue.StoresSums)
            writer.StoreWhere(sum, (row, column, 0), Condition(row, column));
        if (kernel.Epilogue.StoresPooled && row % 2 == 1 && column % 2 == 1)
            writer.StorePooled(
                (y, x) => Invariant($"r{row - 1 + y}_{column - 1 + x}"), (row / 2, column / 2, 0), Condition(row - 1, column - 1));
    }

    /// <summary>What reaches past the last row or column is not stored.</summary>
    private string Condition(int row, int column)
    {
        var tests = new List<string>();
        if (row > 0 && tiling.Rows % tiling.OutputTile != 0)
            tests.Add(Invariant($"rows > {row}"));
        if (column > 0 && tiling.Columns % tiling.OutputTile != 0)
            tests.Add(Invariant($"columns > {column}"));
        return tests.Count == 0 ? "" : $"if ({string.Join(" & ", tests)}) ";
    }
}
