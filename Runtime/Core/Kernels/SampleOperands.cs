using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>Where the inputs and outputs of samples lie that several threads predict, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class SampleOperands
{
    private readonly float*[] _starts;
    private readonly int[] _lengths;
    private readonly Action _predict;

    internal SampleOperands(NetworkDescription network, Action predict)
    {
        _lengths = [.. network.Inputs.Concat(network.Outputs).Select(value => value.Length)];
        _starts = new float*[_lengths.Length];
        _predict = predict;
    }

    /// <summary>The inputs and outputs.</summary>
    internal int Count => _starts.Length;

    /// <summary>The first value of a sample; unchecked.</summary>
    /// <param name="operand">The place among the inputs and, behind them, the outputs.</param>
    /// <param name="sample">The sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int operand, int sample) => ref Unsafe.AsRef<float>(_starts[operand] + ((nint)sample * _lengths[operand]));

    internal void Place(int operand, float* start) => _starts[operand] = start;

    internal void Predict() => _predict();
}
