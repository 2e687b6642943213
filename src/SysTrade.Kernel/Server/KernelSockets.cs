using NetMQ;
using NetMQ.Sockets;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Server;

/// <summary>The five sockets. All but the heartbeat belong to one thread, since a socket may be used by one thread only; it also sends what others hand in.</summary>
/// <remarks>The heartbeat has a thread of its own, so that it answers however busy the rest is.</remarks>
internal sealed class KernelSockets : IDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HeartbeatWait = TimeSpan.FromMilliseconds(250);

    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly PublisherSocket _iopub = new();
    private readonly RouterSocket _heartbeat = new();
    private readonly NetMQQueue<(Channel Channel, IReadOnlyList<byte[]>? Frames)> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly Thread _pollerThread;
    private readonly Thread _heartbeatThread;
    private volatile bool _stopping;

    /// <summary>Binds the sockets.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="received">Gets what arrives on shell, control and stdin, on the thread of the sockets; must return soon.</param>
    /// <exception cref="SysTradeException"><c>KernelPortTaken</c>.</exception>
    public KernelSockets(ConnectionInfo connection, Action<Channel, IReadOnlyList<byte[]>> received)
    {
        // Output must not be dropped because a client reads slowly; how much a cell may write is bounded elsewhere.
        _iopub.Options.SendHighWatermark = 0;
        foreach (var router in new[] { _shell, _control, _stdin }) router.Options.SendHighWatermark = router.Options.ReceiveHighWatermark = 0;
        foreach (NetMQSocket socket in new NetMQSocket[] { _shell, _control, _stdin, _iopub, _heartbeat }) socket.Options.Linger = Linger;
        try
        {
            _shell.Bind(connection.Address(connection.ShellPort));
            _control.Bind(connection.Address(connection.ControlPort));
            _stdin.Bind(connection.Address(connection.StdinPort));
            _iopub.Bind(connection.Address(connection.IopubPort));
            _heartbeat.Bind(connection.Address(connection.HeartbeatPort));
        }
        catch (NetMQException error)
        {
            CloseSockets();
            throw new SysTradeException(
                "KernelPortTaken", SysErrorKind.Busy, $"The kernel cannot listen where its connection file says ({connection}): {error.Message}",
                "Start it again: Jupyter chooses other ports then.", connection, error);
        }

        foreach (var (channel, socket) in new[] { (Channel.Shell, _shell), (Channel.Control, _control), (Channel.Stdin, _stdin) })
        {
            socket.ReceiveReady += (_, e) =>
            {
                NetMQMessage? message = null;
                while (e.Socket.TryReceiveMultipartMessage(ref message)) received(channel, [.. message.Select(f => f.ToByteArray())]);
            };
            _poller.Add(socket);
        }

        _outgoing.ReceiveReady += (_, e) =>
        {
            while (e.Queue.TryDequeue(out var item, TimeSpan.Zero)) Transmit(item.Channel, item.Frames);
        };
        _poller.Add(_outgoing);
        _pollerThread = new Thread(() => _poller.Run()) { IsBackground = true, Name = "kernel sockets" };
        _heartbeatThread = new Thread(Echo) { IsBackground = true, Name = "kernel heartbeat" };
        _pollerThread.Start();
        _heartbeatThread.Start();
    }

    /// <summary>Hands a message in to be sent. Safe from many threads; messages of one thread keep their order.</summary>
    public void Send(Channel channel, IReadOnlyList<byte[]> frames) => _outgoing.Enqueue((channel, frames));

    /// <summary>Sends what was handed in so far and closes the sockets.</summary>
    public void Dispose()
    {
        _stopping = true;
        _outgoing.Enqueue((Channel.Iopub, null));
        _pollerThread.Join();
        _heartbeatThread.Join();
        _poller.Dispose();
        _outgoing.Dispose();
        CloseSockets();
        // Waits, as long as the sockets linger, until what was sent has left.
        NetMQConfig.Cleanup(block: true);
    }

    private void Transmit(Channel channel, IReadOnlyList<byte[]>? frames)
    {
        if (frames is null)
        {
            _poller.Stop();
            return;
        }

        NetMQSocket socket = channel switch { Channel.Shell => _shell, Channel.Control => _control, Channel.Stdin => _stdin, _ => _iopub };
        var message = new NetMQMessage(frames.Count);
        foreach (var frame in frames) message.Append(frame);
        socket.SendMultipartMessage(message);
    }

    private void Echo()
    {
        NetMQMessage? message = null;
        while (!_stopping)
        {
            if (_heartbeat.TryReceiveMultipartMessage(HeartbeatWait, ref message)) _heartbeat.SendMultipartMessage(message);
        }
    }

    private void CloseSockets()
    {
        foreach (NetMQSocket socket in new NetMQSocket[] { _shell, _control, _stdin, _iopub, _heartbeat }) socket.Dispose();
    }
}
