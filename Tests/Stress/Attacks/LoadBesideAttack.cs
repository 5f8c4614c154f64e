using Unroll.Stress.Harness;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>
/// Sessions predict while another thread loads two files in turn: every prediction is by the one or by the other, never by both.
/// </summary>
internal sealed class LoadBesideAttack : Attack
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-beside-").FullName;
    private long _predictions, _mixed;

    public override string Summary => $", {_predictions} predictions, {_mixed} threads saw both";

    public override void Try(Random random)
    {
        int kind = random.Next(Subject.Kinds);
        string[] files = [Path.Combine(_folder, "left"), Path.Combine(_folder, "right")];
        int count = random.Next(1, 10);
        bool several = random.Next(2) == 0;
        using Subject subject = Subject.Create(kind, 1), other = Subject.Create(kind, 2);
        var samples = new Samples(subject, count, random);
        float[][] expected = [Predict(subject, samples, several ? count : null), Predict(other, samples, several ? count : null)];
        subject.Network.Save(files[0]);
        other.Network.Save(files[1]);
        int ended = 0;
        Exception? broken = null;
        Thread[] readers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Thread(Read))];
        foreach (Thread reader in readers)
            reader.Start();
        for (int load = 0; load < 30; load++)
            subject.Network.Load(files[(load + 1) % 2]);
        Volatile.Write(ref ended, 1);
        foreach (Thread reader in readers)
            reader.Join();
        if (broken is not null)
            throw broken;

        void Read()
        {
            try
            {
                using NetworkSession session = subject.CreateSession();
                bool[] seen = new bool[2];
                while (Volatile.Read(ref ended) == 0)
                {
                    float[] output = Predict(subject, samples, several ? count : null, session);
                    int which = Array.FindIndex(expected, one => one.AsSpan().SequenceEqual(output));
                    Require(which >= 0, "a prediction is by neither of the two files");
                    seen[which] = true;
                    Interlocked.Increment(ref _predictions);
                }

                if (seen[0] && seen[1])
                    Interlocked.Increment(ref _mixed);
            }
            catch (Exception exception)
            {
                broken = exception;
            }
        }
    }

    public override string? Missing =>
        _predictions > 0 && _mixed > 0 ? null : $"{_predictions} predictions, of {_mixed} threads by both files; expected some";

    public override void Dispose() => Directory.Delete(_folder, recursive: true);

    private static float[] Predict(Subject subject, Samples samples, int? count, NetworkSession? session = null)
    {
        float[][] outputs = [.. subject.OutputLengths.Select(length => new float[(count ?? 1) * length])];
        SpanSource<float> inputs = i => samples.Inputs[i].AsSpan(0, (count ?? 1) * subject.InputLengths[i]);
        subject.Predict(inputs, i => outputs[i], count, session);
        return [.. outputs.SelectMany(output => output)];
    }
}
