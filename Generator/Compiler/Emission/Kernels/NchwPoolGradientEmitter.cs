using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="NchwPoolGradientKernel"/>.</summary>
internal sealed class NchwPoolGradientEmitter : KernelEmitter<NchwPoolGradientKernel>
{
    protected override void WriteBody(NchwPoolGradientKernel kernel, Isa isa, CodeWriter code)
    {
        (int whole, int rest, bool isUnrolled) = kernel.ScheduleFor(isa.Registers);
        using (code.Loop("channel", kernel.Channels))
        using (code.Loop("row", kernel.Rows))
        {
            if (isUnrolled)
            {
                WriteRow(0, 1);
                for (int vector = 0; vector < whole + (rest > 0 ? 1 : 0); vector++)
                    using (code.Block())
                        WriteVector(kernel, vector * isa.Lanes, vector == whole && 2 * rest <= isa.Lanes, isa, code);
                return;
            }

            using (code.Loop("vector", whole))
            {
                WriteRow(0, whole);
                WriteVector(kernel, 0, false, isa, code);
            }

            if (rest > 0)
            {
                using (code.Block())
                {
                    WriteRow(whole * isa.Lanes, 1);
                    WriteVector(kernel, 0, 2 * rest <= isa.Lanes, isa, code);
                }
            }
        }

        // Where a row begins, or one of its vectors in a loop over them.
        void WriteRow(int offset, int vectors)
        {
            Write("x", "input", kernel.Input, 2);
            Write("y", "output", kernel.Output, 1);
            Write("dy", "outputGradient", kernel.OutputGradient, 1);
            Write("dx", "target", kernel.Target, 2);

            void Write(string name, string operand, Strides strides, int rows)
            {
                string place = Sum(
                    Term("channel", kernel.Channels, strides.Channel), Term("row", kernel.Rows, rows * strides.Row),
                    Term("vector", vectors, rows * isa.Lanes),
                    CodeWriter.Number(rows * offset));
                code.Line($"ref float {name} = ref {Isa.Move(operand, place)};");
            }
        }
    }

    /// <summary>One vector of pooled elements; the row's zero padding makes the gradient zero beyond its end.</summary>
    private static void WriteVector(NchwPoolGradientKernel kernel, int offset, bool oneVector, Isa isa, CodeWriter code)
    {
        code.Line($"var largest = {isa.Load("y", offset)};");
        code.Line($"var g = {isa.Load("dy", offset)};");
        if (kernel.Activation is { } activation)
            code.Line($"g = {ActivationCode.Of(activation).Gradient(isa, activation, "largest", "g")};");
        code.Line("largest = Lanes.InfiniteForNaN(largest);");
        for (int row = 0; row < 2; row++)
        {
            int place = row * kernel.Input.Row + 2 * offset;
            code.Line($"var a{row} = {isa.Load("x", place)};");
            code.Line($"var b{row} = {(oneVector ? isa.Zero : isa.Load("x", place + isa.Lanes))};");
            // What the left element takes is gone for the right one, and what the upper row takes for the lower. NaN is not less than
            // infinity, which stands for the largest where that is NaN.
            code.Line($"var left{row} = {isa.NotLess($"Lanes.Even(a{row}, b{row})", "largest")};");
            code.Line($"var gl{row} = {isa.And("g", "left" + row)};");
            code.Line($"g = {isa.AndNot("g", "left" + row)};");
            code.Line($"var right{row} = {isa.NotLess($"Lanes.Odd(a{row}, b{row})", "largest")};");
            code.Line($"var gr{row} = {isa.And("g", "right" + row)};");
            code.Line($"g = {isa.AndNot("g", "right" + row)};");
            int target = row * kernel.Target.Row + 2 * offset;
            code.Line(isa.Store($"Lanes.InterleaveLow(gl{row}, gr{row})", "dx", target));
            if (!oneVector)
                code.Line(isa.Store($"Lanes.InterleaveHigh(gl{row}, gr{row})", "dx", target + isa.Lanes));
        }
    }
}
