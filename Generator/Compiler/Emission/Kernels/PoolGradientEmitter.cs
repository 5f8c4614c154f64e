using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PoolGradientKernel"/>.</summary>
internal sealed class PoolGradientEmitter : KernelEmitter<PoolGradientKernel>
{
    protected override void Emit(PoolGradientKernel kernel, string method, Isa isa, CodeWriter code)
    {
        PoolGeometry geometry = kernel.Geometry;
        bool max = geometry.Function == PoolFunction.Max;
        int vectors = geometry.Blocks * isa.Registers.VectorsPerBlock;
        code.Comment(kernel.Summary);
        code.Line(Leaf);
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            foreach (PoolGeometry.Run row in geometry.RowRuns)
            foreach (PoolGeometry.Run column in geometry.ColumnRuns)
            {
                using (code.Loop("row", row.Count))
                using (code.Loop("column", column.Count))
                using (code.Loop("vector", vectors))
                {
                    string lane = Term("vector", vectors, isa.Lanes);
                    string Window(int rowStride, int columnStride) => Sum(
                        Term("row", row.Count, geometry.Window.StrideY * rowStride),
                        Term("column", column.Count, geometry.Window.StrideX * columnStride),
                        CodeWriter.Number(row.First * rowStride + column.First * columnStride),
                        lane);
                    string Output(int rowStride, int columnStride) => Sum(Place(PoolEmitter.Outputs(row), PoolEmitter.Outputs(column), rowStride, columnStride), lane);

                    code.Line($"ref float t = ref {Isa.Move("target", Window(kernel.TargetRowStride, kernel.TargetColumnStride))};");
                    code.Line($"var g = LoadUnsafe(ref {Isa.Move("outputGradient", Output(kernel.OutputGradientRowStride, kernel.OutputGradientColumnStride))});");
                    if (max)
                    {
                        code.Line($"ref float x = ref {Isa.Move("input", Window(kernel.InputRowStride, kernel.InputColumnStride))};");
                        code.Line($"var largest = LoadUnsafe(ref {Isa.Move("output", Output(kernel.OutputRowStride, kernel.OutputColumnStride))});");
                        if (kernel.Activation is { } activation)
                            code.Line($"g = {ActivationCode.Of(activation).Gradient(isa, activation, "largest", "g")};");
                        code.Line("largest = Lanes.InfiniteForNaN(largest);");
                        code.Line($"{isa.Type} here, largestHere;");
                    }
                    else
                    {
                        code.Line($"g *= {isa.Splat(geometry.Factor(row, column))};");
                    }

                    WriteWindow(kernel, row, column, max, isa, code);
                }
            }
        }
    }

    private static void WriteWindow(PoolGradientKernel kernel, PoolGeometry.Run tapRows, PoolGeometry.Run tapColumns, bool max, Isa isa, CodeWriter code)
    {
        (int rows, int columns) = (tapRows.Taps, tapColumns.Taps);
        if (kernel.Geometry.IsUnrolled(tapRows, tapColumns))
        {
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++)
                    WriteElement(kernel, max, "x", row * kernel.InputRowStride + column * kernel.InputColumnStride, "t", row * kernel.TargetRowStride + column * kernel.TargetColumnStride, isa, code);
            return;
        }

        using (code.Loop("tapRow", rows))
        using (code.Loop("tapColumn", columns))
        {
            if (max)
                code.Line($"ref float xs = ref {Isa.Move("x", Sum(Term("tapRow", rows, kernel.InputRowStride), Term("tapColumn", columns, kernel.InputColumnStride)))};");
            code.Line($"ref float ts = ref {Isa.Move("t", Sum(Term("tapRow", rows, kernel.TargetRowStride), Term("tapColumn", columns, kernel.TargetColumnStride)))};");
            WriteElement(kernel, max, "xs", 0, "ts", 0, isa, code);
        }
    }

    private static void WriteElement(
        PoolGradientKernel kernel, bool max, string input, int inputOffset, string target, int targetOffset, Isa isa, CodeWriter code)
    {
        string value = "g";
        if (max)
        {
            // What an element takes is gone for the ones behind it. NaN is not less than infinity, which stands for the largest where that is NaN.
            code.Line($"largestHere = {isa.NotLess(isa.Load(input, inputOffset), "largest")};");
            code.Line($"here = {isa.And("g", "largestHere")};");
            code.Line($"g = {isa.AndNot("g", "largestHere")};");
            value = "here";
        }

        code.Line(isa.Store(kernel.Accumulate ? $"({isa.Load(target, targetOffset)} + {value})" : value, target, targetOffset));
    }
}
