using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <content>An update, slice by slice, on the threads of the network.</content>
public sealed partial class WeightAverage
{
    private sealed unsafe class Slices : IParallelWork
    {
        /// <summary>Floats of a slice; a multiple of every vector.</summary>
        private const int SliceLength = 8192;

        /// <summary>The weights from which on several threads share an update; fewer are done before another thread has begun.</summary>
        private const int SharedLength = 1 << 16;

        /// <summary>Added in and taken off again, it rounds to a multiple of 2^-124, its unit in the last place, so that the average of a
        /// weight that has become zero does not end among the subnormal numbers, where operations are slow.</summary>
        private const float Quantum = 3.9443045e-31f;   // 2^-101

        private float* _weights;
        private float* _averages;
        private int _length;
        private float _gain;
        private volatile bool _foundNonFinite;

        /// <summary>Whether the last run met a weight that is not finite, and left its average as it was.</summary>
        public bool FoundNonFinite => _foundNonFinite;

        /// <summary>Moves all averages: decay * average + (1 - decay) * weight.</summary>
        public void Run(Network network, Span<float> weights, PinnedArray<float> averages, double decay)
        {
            _weights = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(weights));   // the memory is native
            _averages = averages.Start;
            _length = weights.Length;
            _gain = (float)(1 - decay);
            _foundNonFinite = false;
            network.RunInParts(this, (_length + SliceLength - 1) / SliceLength, alone: _length < SharedLength);
            GC.KeepAlive(averages);
        }

        public void Run(int part, int thread)
        {
            int start = part * SliceLength, length = Math.Min(SliceLength, _length - start);
            if (!Move(ref _weights[start], ref _averages[start], length, _gain))
                _foundNonFinite = true;
        }

        /// <summary>
        /// average + (1 - decay) * (weight - average), which stays equal to a weight that it is equal to. Where the difference is beyond
        /// the floats, the average stays. Up to the next multiple of a vector behind the end both have zeros that belong to nobody.
        /// </summary>
        /// <returns>Whether every result is finite; those that are not were not written.</returns>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static bool Move(ref float weights, ref float averages, int length, float gain)
        {
            var gains = new Vector<float>(gain);
            var quantum = new Vector<float>(Quantum);
            var largest = new Vector<float>(float.MaxValue);
            Vector<int> finite = Vector<int>.AllBitsSet;
            for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
            {
                Vector<float> average = Vector.LoadUnsafe(ref averages, i);
                Vector<float> difference = Vector.LoadUnsafe(ref weights, i) - average;
                Vector<float> moved = Vector.MultiplyAddEstimate(gains, difference, average + quantum) - quantum;
                Vector<int> isFinite = Vector.LessThanOrEqual(Vector.Abs(moved), largest);
                Vector.ConditionalSelect(isFinite, moved, average).StoreUnsafe(ref averages, i);
                finite &= isFinite;
            }

            return finite == Vector<int>.AllBitsSet;
        }
    }
}
