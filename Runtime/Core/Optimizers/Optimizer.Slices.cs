using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <content>The step of an elementwise rule, slice by slice, on the threads of the network.</content>
public abstract unsafe partial class Optimizer
{
    /// <summary>Floats of a slice; a multiple of <see cref="Alignment"/>.</summary>
    private const int SliceLength = 8192;

    /// <summary>
    /// Parameters from which on several threads share a step. Half of them has to move to the cache of another processor and back: of
    /// 60,000 parameters Adam's step takes 42 microseconds on two threads and 62 on the caller's, 19 of which would be left if no other
    /// thread ever read the parameters.
    /// </summary>
    private const int SharedLength = 1 << 15;

    private Slices? _slices;

    private void UpdateInSlices(Network network, Span<float> parameters, Span<float> gradients, float learningRate, float gradientScale)
    {
        Slices slices = _slices ??= new Slices(this);
        slices.Begin(parameters, gradients, _state!.Start, learningRate, gradientScale);
        network.RunInParts(slices, (parameters.Length + SliceLength - 1) / SliceLength, alone: parameters.Length < SharedLength);
    }

    /// <summary>One step. The averages of a slice lie together, so that a slice is a smaller buffer of the same kind.</summary>
    private sealed class Slices(Optimizer optimizer) : IParallelWork
    {
        private float* _parameters;
        private float* _gradients;
        private float* _averages;
        private int _length;
        private float _learningRate;
        private float _gradientScale;

        /// <summary>Takes what the parts need; the memory is native.</summary>
        public void Begin(Span<float> parameters, Span<float> gradients, float* averages, float learningRate, float gradientScale)
        {
            _parameters = Pointer(parameters);
            _gradients = Pointer(gradients);
            _averages = averages;
            _length = parameters.Length;
            _learningRate = learningRate;
            _gradientScale = gradientScale;
        }

        public void Run(int part, int thread)
        {
            int start = part * SliceLength, length = Math.Min(SliceLength, _length - start);
            optimizer.UpdateGuarded(
                new Span<float>(_parameters + start, length),
                new ReadOnlySpan<float>(_gradients + start, length),
                new Span<float>(_averages + ((long)start * optimizer._averages), optimizer._averages * length),
                _learningRate,
                _gradientScale);
        }

        private static float* Pointer(Span<float> native) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(native));
    }
}
