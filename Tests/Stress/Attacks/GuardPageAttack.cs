using System.Runtime.InteropServices;
using Unroll.Stress.Harness;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>
/// Every span that is given away, and every buffer of the library, ends or begins at a page that nobody may touch; inputs and targets may
/// not be written. The results must be the same bits as with ordinary arrays.
/// </summary>
internal sealed class GuardPageAttack : Attack
{
    private readonly GuardedBuffers _buffers = new();
    private readonly Subject?[] _subjects = new Subject?[Subject.Kinds];

    public GuardPageAttack() => BufferMemory.Source = _buffers;

    public override string Summary => FormattableString.Invariant($", {_buffers.Count} buffers guarded");

    public override void Try(Random random)
    {
        int kind = random.Next(Subject.Kinds);
        if (_subjects[kind] is null || random.Next(20) == 0)
        {
            _subjects[kind]?.Dispose();
            _subjects[kind] = Subject.Create(kind, random.Next());
            _subjects[kind]!.Network.Threads = random.Next(1, 4);
        }

        Subject subject = _subjects[kind]!;
        int count = random.Next(1, 20);
        var samples = new Samples(subject, count, random);
        switch (random.Next(4))
        {
            case 0:
                Predicts(samples, random, null, null);
                break;
            case 1:
                Predicts(samples, random, count, null);
                break;
            case 2:
                using (NetworkSession session = subject.CreateSession())
                    Predicts(samples, random, random.Next(2) == 0 ? null : count, session);
                break;
            default:
                Learns(samples, random);
                break;
        }
    }

    public override void Dispose()
    {
        foreach (Subject? subject in _subjects)
            subject?.Dispose();
    }

    private static void Predicts(Samples samples, Random random, int? count, NetworkSession? session)
    {
        int number = count ?? 1;
        float[][] expected = [.. samples.Subject.OutputLengths.Select(length => new float[number * length])];
        Region[] inputs = [.. samples.Inputs.Select((input, i) =>
            Guarded(number * samples.Subject.InputLengths[i], random).Hold(input.AsSpan(0, number * samples.Subject.InputLengths[i])))];
        Region[] outputs = [.. expected.Select(output => Guarded(output.Length, random))];
        samples.Subject.Predict(i => samples.Inputs[i].AsSpan(0, number * samples.Subject.InputLengths[i]), i => expected[i],
            count, session);
        samples.Subject.Predict(i => inputs[i].Floats, i => outputs[i].Floats, count, session);
        for (int i = 0; i < outputs.Length; i++)
            Require(SameBits(expected[i], outputs[i].Floats), "a prediction depends on where its spans lie");
        Free([.. inputs, .. outputs]);
    }

    private static void Learns(Samples samples, Random random)
    {
        Subject subject = samples.Subject;
        Region[] inputs = [.. samples.Inputs.Select(input => Guarded(input.Length, random).Hold(input))];
        Region[] targets = [.. samples.Targets.Select(target => Guarded(target.Length, random).Hold(target))];
        Region labels = Guarded(samples.Labels.Length, random).Hold(samples.Labels);
        float expected = subject.Evaluate(i => samples.Inputs[i], i => samples.Targets[i], _ => samples.Labels, samples.Count);
        float loss = subject.Evaluate(i => inputs[i].Floats, i => targets[i].Floats, _ => labels.Ints, samples.Count);
        Require(BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(loss), "a loss depends on where its spans lie");
        if (samples.Count > 1)   // statistics of one sample are none
            Require(
                float.IsFinite(subject.ComputeGradients(i => inputs[i].Floats, i => targets[i].Floats, _ => labels.Ints, samples.Count)),
                "the loss is not finite");
        Free([.. inputs, .. targets, labels]);
    }

    private static Region Guarded(int length, Random random) => new(length, atEnd: random.Next(3) > 0);

    private static bool SameBits(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        MemoryMarshal.Cast<float, int>(left).SequenceEqual(MemoryMarshal.Cast<float, int>(right));

    private static void Free(Region[] regions)
    {
        foreach (Region region in regions)
            region.Dispose();
    }
}
