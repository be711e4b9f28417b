"""Every operation of the local SQS endpoint through boto3, which checks shapes and sums of its own.

Called with the endpoint, and with "query" behind it to speak the older protocol of forms and XML instead of JSON.
Prints one line for each check and ends with 1 at the first that fails; with 77 where boto3 is not installed.
"""
import json
import sys
import time

try:
    import boto3
    import botocore.session
    from botocore.config import Config
    from botocore.exceptions import ClientError
except ImportError:
    sys.exit(77)


def older(model):
    """What boto3 knows of SQS, with the names that forms and XML have."""
    model["metadata"].update(protocol="query", protocols=["query"], xmlNamespace="http://queue.amazonaws.com/doc/2012-11-05/")
    singular = {"Attributes": "Attribute", "MessageAttributes": "MessageAttribute", "MessageSystemAttributes": "MessageSystemAttribute", "Tags": "Tag", "tags": "Tag"}
    items = {
        "QueueUrlList": "QueueUrl", "AttributeNameList": "AttributeName", "MessageAttributeNameList": "MessageAttributeName", "MessageSystemAttributeList": "MessageSystemAttributeName",
        "TagKeyList": "TagKey", "MessageList": "Message", "BatchResultErrorEntryList": "BatchResultErrorEntry", "ListMessageMoveTasksResultEntryList": "ListMessageMoveTasksResultEntry"}
    for name, shape in model["shapes"].items():
        for member, reference in shape.get("members", {}).items():
            if member in singular:
                reference["locationName"] = singular[member]
        if shape["type"] == "list":
            shape["member"]["locationName"] = items.get(name, name.removesuffix("List"))
        if shape["type"] == "map":
            shape["key"]["locationName"] = "Key" if name == "TagMap" else "Name"
            shape["value"]["locationName"] = "Value"
    for name, operation in model["operations"].items():
        if "output" in operation:
            operation["output"]["resultWrapper"] = f"{name}Result"
    return model


def client(endpoint, speaks_query):
    session = botocore.session.get_session()
    loader = session.get_component("data_loader")
    load = loader.load_service_model
    if speaks_query:
        loader.load_service_model = lambda service, kind, *rest, **more: older(load(service, kind, *rest, **more)) if kind == "service-2" else load(service, kind, *rest, **more)
    return boto3.Session(botocore_session=session).client(
        "sqs", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="local", aws_secret_access_key="local",
        config=Config(retries={"max_attempts": 0}))


sqs = client(sys.argv[1], "query" in sys.argv[2:])


def check(what, fact):
    print(("ok     " if fact else "FAILED ") + what, flush=True)
    if not fact:
        sys.exit(1)


def refused(what, code, status, call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        answer = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        check(f"{what}: {code}", answer == (code, status) or print(answer, error))
        return
    check(f"{what}: {code}", False)


def create(name, **attributes):
    return sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]


def attributes_of(url):
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]


def arn_of(url):
    return attributes_of(url)["QueueArn"]


def receive(url, most=10, **parameters):
    return sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=most, **parameters).get("Messages", [])


def bodies(messages):
    return [message["Body"] for message in messages]


def delete_all(url, messages):
    for message in messages:
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def until(fact, seconds=10):
    end = time.monotonic() + seconds
    while not fact() and time.monotonic() < end:
        time.sleep(0.05)
    return fact()


def queues():
    url = create("orders", VisibilityTimeout="45", DelaySeconds="0")
    check("create_queue gives a URL", url.endswith("/orders"))
    check("create_queue of the same gives the same URL", create("orders", VisibilityTimeout="45") == url)
    refused("create_queue with another value", "QueueAlreadyExists", 400, create, name="orders", VisibilityTimeout="46")
    refused("create_queue with a dot in its name", "InvalidParameterValue", 400, create, name="a.b")
    refused("create_queue FIFO without the suffix", "InvalidParameterValue", 400, create, name="a", FifoQueue="true")
    refused("create_queue with the suffix alone", "InvalidParameterValue", 400, create, name="a.fifo")
    refused("create_queue with an unknown attribute", "InvalidAttributeName", 400, create, name="a", Colour="red")
    check("get_queue_url", sqs.get_queue_url(QueueName="orders")["QueueUrl"] == url)
    refused("get_queue_url of none", "AWS.SimpleQueueService.NonExistentQueue", 400, sqs.get_queue_url, QueueName="none")

    sqs.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "60", "MaximumMessageSize": "2048"})
    check("set_queue_attributes", attributes_of(url)["VisibilityTimeout"] == "60")
    for name, value in [("VisibilityTimeout", "43201"), ("DelaySeconds", "901"), ("MessageRetentionPeriod", "59"), ("MaximumMessageSize", "1048577"),
                        ("ReceiveMessageWaitTimeSeconds", "21")]:
        refused(f"set_queue_attributes {name}={value}", "InvalidAttributeValue", 400, sqs.set_queue_attributes, QueueUrl=url, Attributes={name: value})
    refused("set_queue_attributes ContentBasedDeduplication", "InvalidAttributeName", 400, sqs.set_queue_attributes, QueueUrl=url,
            Attributes={"ContentBasedDeduplication": "true"})
    refused("a message over the queue's size", "InvalidParameterValue", 400, sqs.send_message, QueueUrl=url, MessageBody="x" * 2049)

    for index in range(5):
        create(f"page-{index}")
    names = [page["QueueUrls"] for page in sqs.get_paginator("list_queues").paginate(QueueNamePrefix="page-", PaginationConfig={"PageSize": 2})]
    check("list_queues by prefix, in pages", [len(page) for page in names] == [2, 2, 1] and names[2][0].endswith("page-4"))
    check("list_queues of none", "QueueUrls" not in sqs.list_queues(QueueNamePrefix="nothing"))

    sqs.tag_queue(QueueUrl=url, Tags={"team": "a", "cost": "b"})
    sqs.untag_queue(QueueUrl=url, TagKeys=["cost"])
    check("tag_queue, untag_queue, list_queue_tags", sqs.list_queue_tags(QueueUrl=url)["Tags"] == {"team": "a"})

    gone = sqs.get_queue_url(QueueName="page-0")["QueueUrl"]
    sqs.delete_queue(QueueUrl=gone)
    refused("a message to a deleted queue", "AWS.SimpleQueueService.NonExistentQueue", 400, sqs.send_message, QueueUrl=gone, MessageBody="x")
    refused("delete_queue of none", "AWS.SimpleQueueService.NonExistentQueue", 400, sqs.delete_queue, QueueUrl=gone)
    refused("create_queue at once after deletion", "AWS.SimpleQueueService.QueueDeletedRecently", 400, create, name="page-0")


def messages():
    url = create("work", VisibilityTimeout="30")
    sent = sqs.send_message(QueueUrl=url, MessageBody="héllo", MessageAttributes={
        "reason": {"DataType": "String", "StringValue": "because"},
        "count": {"DataType": "Number.int", "StringValue": "7"},
        "raw": {"DataType": "Binary", "BinaryValue": b"\x00\xff"}})
    check("send_message with attributes", len(sent["MD5OfMessageAttributes"]) == 32)
    got = receive(url, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"], ReceiveRequestAttemptId="a")[0]
    check("receive_message gives them back", got["MessageAttributes"]["raw"]["BinaryValue"] == b"\x00\xff" and got["MessageId"] == sent["MessageId"])
    check("the first receive counts 1", got["Attributes"]["ApproximateReceiveCount"] == "1")
    check("a message in flight is hidden", receive(url) == [])

    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=got["ReceiptHandle"], VisibilityTimeout=0)
    again = receive(url, MessageSystemAttributeNames=["ApproximateReceiveCount"])[0]
    check("change_message_visibility 0 brings it back", again["Attributes"]["ApproximateReceiveCount"] == "2")
    refused("a wrong receipt handle, deleted with", "ReceiptHandleIsInvalid", 400, sqs.delete_message, QueueUrl=url, ReceiptHandle="wrong")
    refused("a wrong receipt handle, hidden with", "ReceiptHandleIsInvalid", 400, sqs.change_message_visibility, QueueUrl=url, ReceiptHandle="wrong",
            VisibilityTimeout=1)
    refused("an expired receipt handle, hidden with", "InvalidParameterValue", 400, sqs.change_message_visibility, QueueUrl=url,
            ReceiptHandle=got["ReceiptHandle"], VisibilityTimeout=1)
    sqs.delete_message(QueueUrl=url, ReceiptHandle=got["ReceiptHandle"])
    check("an expired receipt handle deletes nothing", attributes_of(url)["ApproximateNumberOfMessagesNotVisible"] == "1")
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"], VisibilityTimeout=1)
    check("long polling waits until it is visible", until(lambda: receive(url, WaitTimeSeconds=3, VisibilityTimeout=0) != []))
    refused("a visibility after it ended", "AWS.SimpleQueueService.MessageNotInflight", 400, hide_visible, url=url)
    delete_all(url, receive(url))

    sqs.send_message(QueueUrl=url, MessageBody="later", DelaySeconds=1)
    check("a delayed message is counted as such", attributes_of(url)["ApproximateNumberOfMessagesDelayed"] == "1" and receive(url) == [])
    check("and comes later", bodies(receive(url, WaitTimeSeconds=5)) == ["later"])
    refused("receive_message of eleven", "InvalidParameterValue", 400, receive, url=url, most=11)
    refused("a message of 1 MiB and 1 byte", "InvalidParameterValue", 400, sqs.send_message, QueueUrl=url, MessageBody="x" * 1048577)
    check("a message of 1 MiB", sqs.send_message(QueueUrl=url, MessageBody="x" * 1048576)["MessageId"] != "")
    sqs.purge_queue(QueueUrl=url)
    check("purge_queue", attributes_of(url)["ApproximateNumberOfMessages"] == "0")
    refused("purge_queue again", "AWS.SimpleQueueService.PurgeQueueInProgress", 403, sqs.purge_queue, QueueUrl=url)


def hide_visible(url):
    message = receive(url, VisibilityTimeout=0)[0]
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=5)


def batches():
    url = create("batches")
    answer = sqs.send_message_batch(QueueUrl=url, Entries=[
        {"Id": "a", "MessageBody": "one"}, {"Id": "bad", "MessageBody": "two", "DelaySeconds": 901}, {"Id": "c", "MessageBody": "three"}])
    check("send_message_batch sends the good entries", [entry["Id"] for entry in answer["Successful"]] == ["a", "c"])
    check("and names the bad one", (answer["Failed"][0]["Id"], answer["Failed"][0]["Code"], answer["Failed"][0]["SenderFault"]) == ("bad", "InvalidParameterValue", True))
    refused("a batch of more than 1 MiB", "AWS.SimpleQueueService.BatchRequestTooLong", 400, sqs.send_message_batch, QueueUrl=url,
            Entries=[{"Id": str(index), "MessageBody": "x" * 600000} for index in range(2)])
    refused("a batch of eleven", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", 400, sqs.send_message_batch, QueueUrl=url,
            Entries=[{"Id": str(index), "MessageBody": "x"} for index in range(11)])
    refused("a batch with one id twice", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", 400, sqs.send_message_batch, QueueUrl=url,
            Entries=[{"Id": "a", "MessageBody": "x"}, {"Id": "a", "MessageBody": "y"}])
    refused("an empty batch", "AWS.SimpleQueueService.EmptyBatchRequest", 400, sqs.delete_message_batch, QueueUrl=url, Entries=[])

    got = receive(url)
    entries = [{"Id": str(index), "ReceiptHandle": message["ReceiptHandle"]} for index, message in enumerate(got)] + [{"Id": "bad", "ReceiptHandle": "wrong"}]
    answer = sqs.change_message_visibility_batch(QueueUrl=url, Entries=[{**entry, "VisibilityTimeout": 100} for entry in entries])
    check("change_message_visibility_batch, one bad entry", len(answer["Successful"]) == 2 and answer["Failed"][0]["Code"] == "ReceiptHandleIsInvalid")
    answer = sqs.delete_message_batch(QueueUrl=url, Entries=entries)
    check("delete_message_batch, one bad entry", len(answer["Successful"]) == 2 and answer["Failed"][0]["Id"] == "bad")
    check("and nothing is left", attributes_of(url)["ApproximateNumberOfMessagesNotVisible"] == "0")


def redrive():
    dead = create("jobs-dead")
    policy = json.dumps({"deadLetterTargetArn": arn_of(dead), "maxReceiveCount": "2"})
    url = create("jobs", RedrivePolicy=policy)
    check("list_dead_letter_source_queues", sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [url])
    first = sqs.send_message(QueueUrl=url, MessageBody="poison")["MessageId"]
    for _ in range(2):
        check("received before it is given up", bodies(receive(url, VisibilityTimeout=0)) == ["poison"])
    check("given up after maxReceiveCount", receive(url) == [])
    letter = receive(dead, VisibilityTimeout=0, MessageSystemAttributeNames=["All"])[0]
    check("it lies in the dead letters with its id", letter["MessageId"] == first and letter["Attributes"]["DeadLetterQueueSourceArn"] == arn_of(url))

    refused("a move out of a queue of no dead letters", "InvalidParameterValue", 400, sqs.start_message_move_task, SourceArn=arn_of(url))
    refused("a move out of no queue", "ResourceNotFoundException", 404, sqs.start_message_move_task, SourceArn=arn_of(dead) + "x")
    refused("a move faster than 500", "InvalidParameterValue", 400, sqs.start_message_move_task, SourceArn=arn_of(dead), MaxNumberOfMessagesPerSecond=501)
    check("start_message_move_task", sqs.start_message_move_task(SourceArn=arn_of(dead))["TaskHandle"] != "")
    check("the task completes", until(lambda: task_of(dead)["Status"] == "COMPLETED"))
    check("and moved one", (task_of(dead)["ApproximateNumberOfMessagesMoved"], task_of(dead)["ApproximateNumberOfMessagesToMove"]) == (1, 1))
    back = receive(url, MessageSystemAttributeNames=["All"])[0]
    check("back in its queue, as a new message", back["Body"] == "poison" and back["MessageId"] != first and back["Attributes"]["ApproximateReceiveCount"] == "1")

    sqs.send_message(QueueUrl=dead, MessageBody="sent here by hand")
    sqs.start_message_move_task(SourceArn=arn_of(dead))
    check("a letter of unknown origin fails the task", until(lambda: task_of(dead)["Status"] == "FAILED") and task_of(dead)["FailureReason"] == "CouldNotDetermineMessageSource")

    for index in range(5):
        sqs.send_message(QueueUrl=dead, MessageBody=str(index))
    other = create("jobs-later")
    handle = sqs.start_message_move_task(SourceArn=arn_of(dead), DestinationArn=arn_of(other), MaxNumberOfMessagesPerSecond=1)["TaskHandle"]
    refused("a second task for the same queue", "InvalidParameterValue", 400, sqs.start_message_move_task, SourceArn=arn_of(dead))
    check("a slow task is running", task_of(dead)["Status"] == "RUNNING" and task_of(dead)["TaskHandle"] == handle)
    check("cancel_message_move_task", sqs.cancel_message_move_task(TaskHandle=handle)["ApproximateNumberOfMessagesMoved"] < 5)
    check("the task is cancelled", until(lambda: task_of(dead)["Status"] == "CANCELLED"))
    refused("an unknown task, cancelled", "InvalidParameterValue", 400, sqs.cancel_message_move_task, TaskHandle="none")
    check("list_message_move_tasks, the newest first",
          [task["Status"] for task in sqs.list_message_move_tasks(SourceArn=arn_of(dead), MaxResults=10)["Results"]] == ["CANCELLED", "FAILED", "COMPLETED"])

    sqs.set_queue_attributes(QueueUrl=dead, Attributes={"RedriveAllowPolicy": json.dumps({"redrivePermission": "denyAll"})})
    refused("a source that the dead letters deny", "InvalidParameterValue", 400, sqs.set_queue_attributes, QueueUrl=other, Attributes={"RedrivePolicy": policy})
    sqs.set_queue_attributes(QueueUrl=dead, Attributes={
        "RedriveAllowPolicy": json.dumps({"redrivePermission": "byQueue", "sourceQueueArns": [arn_of(other)]})})
    sqs.set_queue_attributes(QueueUrl=other, Attributes={"RedrivePolicy": policy})
    check("a source that they name", len(sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"]) == 2)
    refused("eleven sources", "InvalidParameterValue", 400, sqs.set_queue_attributes, QueueUrl=dead, Attributes={
        "RedriveAllowPolicy": json.dumps({"redrivePermission": "byQueue", "sourceQueueArns": [arn_of(other)] * 11})})
    refused("a FIFO queue with standard dead letters", "InvalidParameterValue", 400, create, name="jobs.fifo", FifoQueue="true", RedrivePolicy=policy)


def task_of(url):
    return sqs.list_message_move_tasks(SourceArn=arn_of(url))["Results"][0]


def fifo():
    url = create("steps.fifo", FifoQueue="true", ContentBasedDeduplication="true", VisibilityTimeout="1")

    def send(body, group, **more):
        return sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=group, **more)

    refused("FIFO without a group", "MissingParameter", 400, sqs.send_message, QueueUrl=url, MessageBody="x")
    refused("FIFO with a delay", "InvalidParameterValue", 400, send, body="x", group="a", DelaySeconds=1)
    sent = [send(body, body[0])["SequenceNumber"] for body in ["a1", "a2", "b1", "a3"]]
    check("sequence numbers grow", sent == sorted(set(sent)))
    check("the same content within five minutes is the same message", send("a1", "a")["SequenceNumber"] == sent[0])
    check("the same id too", send("x", "c", MessageDeduplicationId="id")["MessageId"] == send("y", "c", MessageDeduplicationId="id")["MessageId"])

    first = receive(url, 2, MessageSystemAttributeNames=["All"])
    check("a group comes in order", bodies(first) == ["a1", "a2"] and first[0]["Attributes"]["SequenceNumber"] == sent[0])
    others = receive(url, VisibilityTimeout=30)
    check("a group is closed while one of it is in flight", bodies(others) == ["b1", "x"])
    delete_all(url, others)
    time.sleep(1.1)
    refused("an expired receipt handle, deleted with", "InvalidParameterValue", 400, sqs.delete_message, QueueUrl=url, ReceiptHandle=first[0]["ReceiptHandle"])
    again = receive(url, VisibilityTimeout=30)
    check("it comes again in order", bodies(again) == ["a1", "a2", "a3"])
    delete_all(url, again)
    send("a1", "a")
    check("a duplicate of what is deleted is not delivered", receive(url) == [])
    refused("a de-duplication id in a standard queue", "InvalidParameterValue", 400, sqs.send_message, QueueUrl=create("plain"), MessageBody="x",
            MessageDeduplicationId="id")


for part in [queues, messages, batches, redrive, fifo]:
    part()
