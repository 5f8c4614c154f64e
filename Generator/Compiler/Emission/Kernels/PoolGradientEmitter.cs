using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="PoolGradientKernel"/>.</summary>
internal sealed class PoolGradientEmitter : KernelEmitter<PoolGradientKernel>
{
    protected override void WriteBody(PoolGradientKernel kernel, Isa isa, CodeWriter code) =>
        PoolWindow.WriteAll(kernel.Geometry, isa, code, window =>
    {
        bool max = kernel.Geometry.Function == PoolFunction.Max;
        code.Line($"ref float t = ref {Isa.Move("target", window.First(kernel.Target))};");
        code.Line($"var g = LoadUnsafe(ref {Isa.Move("outputGradient", window.Result(kernel.OutputGradient))});");
        if (max)
        {
            code.Line($"ref float x = ref {Isa.Move("input", window.First(kernel.Input))};");
            code.Line($"var largest = LoadUnsafe(ref {Isa.Move("output", window.Result(kernel.Output))});");
            if (kernel.Activation is { } activation)
                code.Line($"g = {ActivationCode.Of(activation).Gradient(isa, activation, "largest", "g")};");
            code.Line("largest = Lanes.InfiniteForNaN(largest);");
            code.Line($"{isa.Type} here, largestHere;");
        }
        else
        {
            code.Line($"g *= {isa.Splat(window.Factor)};");
        }

        WriteWindow(kernel, window, max, isa, code);
    });

    private static void WriteWindow(PoolGradientKernel kernel, PoolWindow window, bool max, Isa isa, CodeWriter code)
    {
        (Strides input, Strides target) = (kernel.Input, kernel.Target);
        if (window.IsUnrolled)
        {
            foreach ((int row, int column) in window.Elements)
                WriteElement("x", row * input.Row + column * input.Pixel, "t", row * target.Row + column * target.Pixel);
            return;
        }

        using (code.Loop("tapRow", window.Rows.Taps))
        using (code.Loop("tapColumn", window.Columns.Taps))
        {
            if (max)
                code.Line($"ref float xs = ref {Isa.Move("x", window.Element(input))};");
            code.Line($"ref float ts = ref {Isa.Move("t", window.Element(target))};");
            WriteElement("xs", 0, "ts", 0);
        }

        void WriteElement(string x, int inputOffset, string t, int targetOffset)
        {
            string value = "g";
            if (max)
            {
                // What an element takes is gone for the ones behind it. NaN is not less than infinity, which stands for the largest where
                // that is NaN.
                code.Line($"largestHere = {isa.NotLess(isa.Load(x, inputOffset), "largest")};");
                code.Line($"here = {isa.And("g", "largestHere")};");
                code.Line($"g = {isa.AndNot("g", "largestHere")};");
                value = "here";
            }

            code.Line(isa.Store(kernel.Accumulate ? $"({isa.Load(t, targetOffset)} + {value})" : value, t, targetOffset));
        }
    }
}
