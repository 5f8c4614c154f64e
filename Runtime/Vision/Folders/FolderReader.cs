using System.Runtime.ExceptionServices;

namespace Unroll.Vision.Folders;

/// <summary>Reads the pictures of mini-batches, on several threads. No more pictures are decoded at a time than there are threads; of each
/// of the others there are the bytes of the input alone.</summary>
internal sealed class FolderReader : SampleReader, IParallelWork
{
    private readonly PictureFolder _folder;
    private readonly PictureFolderOptions _options;
    private readonly ulong? _seed;
    private readonly ThreadTeam? _team;
    private readonly PictureFitter[] _fitters;   // one a thread
    private readonly Lock _gate = new();
    private Picture[] _pictures = [];
    private int[] _samples = [];
    private int _epoch;
    private int _failed;
    private ExceptionDispatchInfo? _failure;

    /// <param name="folder">The files.</param>
    /// <param name="randomSeed">The seed of random parts; null for the middle.</param>
    public FolderReader(PictureFolder folder, int? randomSeed)
    {
        _folder = folder;
        _options = folder.Options;
        if (randomSeed is { } seed && _options.Sizing == PictureSizing.RandomResizedCrop)
            _seed = RandomStream.Mix((uint)seed, nameof(PictureSizing.RandomResizedCrop));   // unrelated to the orders of the same seed
        int threads = ThreadTeam.Useful(_options.Threads, folder.Count);
        _fitters = new PictureFitter[threads];
        for (int thread = 0; thread < threads; thread++)
            _fitters[thread] = new PictureFitter(_options);
        if (threads > 1)
            _team = new ThreadTeam(threads, "pictures");
    }

    /// <inheritdoc />
    public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
    {
        Grow(samples.Length);
        samples.CopyTo(_samples);
        (_epoch, _failed, _failure) = (epoch, samples.Length, null);
        ThreadTeam.Run(_team, this, samples.Length);
        _failure?.Throw();
        int length = _options.Shape.Length;
        for (int i = 0; i < samples.Length; i++)
            _options.Normalization.Write(_pictures[i], rows.Slice(i * length, length));
    }

    /// <inheritdoc />
    public override void Dispose() => _team?.Dispose();

    /// <summary>Reads one picture. Of several that fail the first of the mini-batch is told, whichever thread comes first.</summary>
    void IParallelWork.Run(int part, int thread)
    {
        try
        {
            Read(_samples[part], _pictures[part], _fitters[thread]);
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                if (part < _failed)
                    (_failed, _failure) = (part, ExceptionDispatchInfo.Capture(exception));
            }
        }
    }

    private void Read(int sample, Picture target, PictureFitter fitter)
    {
        Picture picture = Picture.Read(_folder.Path(sample), _options.Reading);
        if (_seed is not { } seed)
        {
            fitter.Fit(picture, target);
            return;
        }

        var random = new AugmentationRandom(RandomStream.Mix(RandomStream.Mix(seed ^ (uint)_epoch) ^ (uint)sample));
        fitter.FitRandomly(picture, target, ref random);
    }

    private void Grow(int count)
    {
        if (count <= _pictures.Length)
            return;
        int before = _pictures.Length;
        Array.Resize(ref _pictures, count);
        _samples = new int[count];
        for (int i = before; i < count; i++)
            _pictures[i] = new Picture(_options.Height, _options.Width, _options.Reading.Channels);
    }
}
